# %% [markdown] lang="en"
# # Stochastic gradient descent
#
# Gradient descent looks at all the data before each step. With 60 000 digits that is a lot of looking for one small step. In this notebook you let a handful of random examples stand for all of them, and train a classifier on all of MNIST.
#
# **You will be able to**
#
# - say why the gradient of a few random examples is good enough;
# - deal a data set into minibatches, every example once per epoch;
# - write the loop that trains every neural network, and use it for a softmax classifier of digits: about 92 % right;
# - choose a batch size and a learning rate from pictures.
#
# **You need** your functions from notebooks `a02_softmax_nll` and `a03_regularization`, the update rule of `a04_gradient_descent` and, for the last question, the expected value. **Time:** about two hours. **Points:** 20.

# %% [markdown] lang="ru"
# # Стохастический градиентный спуск
#
# Градиентный спуск перед каждым шагом просматривает все данные. Когда цифр 60 000, это слишком много работы ради одного маленького шага. В этом ноутбуке все примеры заменит горстка случайных, и вы обучите классификатор на всём MNIST.
#
# **Вы научитесь**
#
# - объяснять, почему градиента по нескольким случайным примерам достаточно;
# - разбивать данные на мини-батчи, каждый пример по одному разу за эпоху;
# - писать цикл, которым обучают любую нейронную сеть, и обучать им softmax-классификатор цифр: около 92 % верных ответов;
# - выбирать по графикам размер мини-батча и скорость обучения.
#
# **Понадобятся** ваши функции из ноутбуков `a02_softmax_nll` и `a03_regularization`, правило обновления из `a04_gradient_descent`, а для последнего вопроса — математическое ожидание. **Время:** около двух часов. **Баллы:** 20.

# %% [markdown] lang="en"
# ## 1. Why not all the data?
#
# The loss is a mean over the training examples, and so is its gradient:
#
# $$\nabla_W L(W) = \frac{1}{N} \sum_{i=0}^{N-1} \nabla_W L_i(x_i, y_i, W) + \lambda \nabla_W R(W)$$
#
# The full sum is expensive when $N$ is large, and after one step it has to be computed anew. So approximate it by the mean over a **minibatch** $\mathcal{B}$ of $B$ examples drawn at random:
#
# $$\nabla_W L(W) \approx \frac{1}{B} \sum_{i \in \mathcal{B}} \nabla_W L_i(x_i, y_i, W) + \lambda \nabla_W R(W)$$
#
# **By hand.** Four examples have the derivatives 1, 3, −2 and 6. Their mean is 2. There are six minibatches of two:
#
# | minibatch | 1, 3 | 1, −2 | 1, 6 | 3, −2 | 3, 6 | −2, 6 |
# |---|---|---|---|---|---|---|
# | mean | 2 | −0.5 | 3.5 | 0.5 | 4.5 | 2 |
#
# Most of them are wrong, one even points the other way. But the mean of all six is $12 / 6 = 2$ exactly: such an estimate is called **unbiased** (which has nothing to do with the bias $b$).
#
# Does this hold for real digits? The experiment needs your functions from earlier notebooks. Paste them into the next cell, in place of the line with `raise`; it is not graded.

# %% [markdown] lang="ru"
# ## 1. Почему не все данные сразу?
#
# Функция потерь — среднее по обучающим примерам, и её градиент тоже:
#
# $$\nabla_W L(W) = \frac{1}{N} \sum_{i=0}^{N-1} \nabla_W L_i(x_i, y_i, W) + \lambda \nabla_W R(W)$$
#
# При большом $N$ полная сумма обходится дорого, а после одного шага её надо считать заново. Поэтому приблизим её средним по **мини-батчу** $\mathcal{B}$ из $B$ случайно выбранных примеров:
#
# $$\nabla_W L(W) \approx \frac{1}{B} \sum_{i \in \mathcal{B}} \nabla_W L_i(x_i, y_i, W) + \lambda \nabla_W R(W)$$
#
# **Вручную.** У четырёх примеров производные равны 1, 3, −2 и 6. Их среднее равно 2. Мини-батчей из двух примеров шесть:
#
# | мини-батч | 1, 3 | 1, −2 | 1, 6 | 3, −2 | 3, 6 | −2, 6 |
# |---|---|---|---|---|---|---|
# | среднее | 2 | −0.5 | 3.5 | 0.5 | 4.5 | 2 |
#
# Большинство ошибается, один даже указывает в другую сторону. Но среднее всех шести — в точности $12 / 6 = 2$: такое приближённое значение называют **несмещённой оценкой** (смещение $b$ и оценки классов тут ни при чём).
#
# Так ли это для настоящих цифр? Для опыта нужны ваши функции из прошлых ноутбуков. Вставьте их в следующую ячейку вместо строки с `raise`; она не оценивается.

# %% bring="a02_softmax_nll: softmax, log_softmax, nll_loss, nll_gradient, softmax_classifier_loss; a03_regularization: l2_penalty, l2_gradient"
# softmax, log_softmax, nll_loss, nll_gradient, softmax_classifier_loss (a02); l2_penalty, l2_gradient (a03)

# %%
X_train, y_train, X_test, y_test = load_mnist()

# %% [markdown] lang="en"
# **How far off is a minibatch?** Take zero weights, draw 400 minibatches of each size, and compute `dW` for each. On the left is one of its 7840 entries, a dot for each minibatch; on the right the error of the whole of `dW`.

# %% [markdown] lang="ru"
# **Насколько ошибается мини-батч?** Возьмём нулевые веса, вытянем по 400 мини-батчей каждого размера и для каждого вычислим `dW`. Слева — одно из его 7840 чисел, точка на каждый мини-батч; справа — ошибка всего `dW`.

# %% explore=true
def gradient_at_zeros(X_batch, y_batch):
    _loss, dW, _db = softmax_classifier_loss(X_batch, y_batch, np.zeros((784, 10)), np.zeros(10))
    return dW


plots.minibatch_gradients(gradient_at_zeros, X_train[:5000], y_train[:5000]);

# %% [markdown] lang="en"
# Single examples scatter widely, yet for every size the mean of the dots comes close to the dashed line: no size pulls to one side. Larger minibatches scatter less, but slowly: the error falls as $1/\sqrt{B}$, so four times the work buys half the error.
#
# **To think about.** For the price of one gradient over 60 000 examples you get 938 gradients over 64 of them. Which would you rather have: one exact step or 938 rough ones?
#
# <details><summary>Answer</summary>
#
# The 938. From zero weights and with $\eta = 0.1$ one exact step lowers the loss of all the data from 2.30 to 2.20, an epoch of rough ones to 0.35. Their errors point in all directions and largely cancel; what they have in common adds up.
#
# </details>

# %% [markdown] lang="ru"
# Отдельные примеры разбросаны широко, но при любом размере среднее точек близко к пунктиру: никакой размер не тянет в сторону. У больших мини-батчей разброс меньше, но убывает он медленно: ошибка падает как $1/\sqrt{B}$, то есть вчетверо больше работы — вдвое меньше ошибка.
#
# **Подумайте.** По цене одного градиента по 60 000 примеров можно получить 938 градиентов по 64 примерам. Что лучше: один точный шаг или 938 приблизительных?
#
# <details><summary>Ответ</summary>
#
# Лучше 938. От нулевых весов при $\eta = 0.1$ один точный шаг уменьшает потери на всех данных с 2.30 до 2.20, а эпоха приблизительных — до 0.35. Их ошибки направлены в разные стороны и в основном гасят друг друга, а общее накапливается.
#
# </details>

# %% [markdown] lang="en"
# ## 2. Minibatches
#
# The lecture draws each minibatch afresh from all the data: `sample_training_data(data, 256)`. Then, by chance, some examples come often and others not at all. In practice one deals the data out like a deck of cards: shuffle, take the first $B$, the next $B$, … One pass through the deck is an **epoch**: every example (in code also a *sample*) has come exactly once. Before the next epoch the deck is shuffled again.
#
# **By hand.** $N = 5$ and $B = 2$ give batches of 2, 2 and 1 examples: the last one takes what is left. For MNIST, $N = 60\,000$ and $B = 64$ make 937 full batches and one of 32, so an epoch is
#
# $$\lceil N / B \rceil = 938 \text{ steps}$$
#
# How large should $B$ be? 32, 64 and 128 are common; the slide's code takes 256. It is a choice, and section 6 looks into it.
#
# ### Exercise `minibatches` (4 points)
#
# Write your code in place of `raise NotImplementedError()`, then run the cell below it. `yield X_batch, y_batch` hands one batch to whoever loops over `minibatches(…)`, and goes on when the next one is asked for; a list of all batches, returned at the end, is just as right. Draw only with `rng`: then whoever runs your notebook with the same seed gets the same numbers. Stuck? `hint("minibatches")` gives a nudge; called again, it tells more.

# %% [markdown] lang="ru"
# ## 2. Мини-батчи
#
# На лекции каждый мини-батч вытягивают заново из всех данных: `sample_training_data(data, 256)`. Тогда по воле случая одни примеры попадаются часто, а другие ни разу. На практике данные раздают, как колоду карт: перемешали, взяли первые $B$, следующие $B$, … Один проход по колоде — **эпоха**: каждый пример (в коде — *sample*) встретился ровно один раз. Перед следующей эпохой колоду перемешивают снова.
#
# **Вручную.** При $N = 5$ и $B = 2$ получаются мини-батчи из 2, 2 и 1 примеров: последний забирает остаток. Для MNIST $N = 60\,000$ и $B = 64$ дают 937 полных мини-батчей и один из 32, так что эпоха — это
#
# $$\lceil N / B \rceil = 938 \text{ шагов}$$
#
# Каким брать $B$? Обычно 32, 64 или 128; в коде на слайде стоит 256. Выбор за вами, о нём раздел 6.
#
# ### Упражнение `minibatches` (4 балла)
#
# Напишите код вместо `raise NotImplementedError()` и запустите ячейку под ним. `yield X_batch, y_batch` отдаёт один мини-батч циклу, который перебирает `minibatches(…)`, и продолжает, когда понадобится следующий; так же верно вернуть в конце список всех мини-батчей. Случайность берите только из `rng`: тогда всякий, кто запустит ваш ноутбук с тем же начальным значением генератора (seed), получит те же числа. Не получается? `hint("minibatches")` слегка подтолкнёт, а при повторном вызове расскажет больше.

# %% exercise="minibatches"
def minibatches(X, y, batch_size, rng):
    """Yield the samples in batches `(X_batch, y_batch)`: each once, in a new random order each call.

    X: (N, D); y: (N,) ints. X_batch: (B, D); y_batch: (B,) ints, the labels of the same samples.
    B is batch_size; only the last batch may have fewer samples. X and y stay as they are.
    rng: a np.random.Generator, from which all the randomness comes.
    With N = 5 and batch_size = 2 the batches have 2, 2 and 1 samples.
    """

# %% [markdown] lang="en"
# **Does every epoch shuffle anew?** Eleven examples with the numbers 0 … 10, four at a time, four epochs. Follow the black 0.

# %% [markdown] lang="ru"
# **Перемешивается ли каждая эпоха заново?** Одиннадцать примеров с номерами 0 … 10, по четыре, четыре эпохи. Проследите за чёрным нулём.

# %% explore=true
plots.order_of_samples(minibatches);

# %% [markdown] lang="en"
# Each row has every number once, in an order of its own, and the last frame holds three.
#
# **To think about.** The files of many data sets are sorted: first all the zeros, then all the ones. What would training without shuffling do to the weights in the course of an epoch?
#
# <details><summary>Answer</summary>
#
# They would follow one digit at a time: among the zeros the classifier learns to answer 0, among the ones to answer 1, and so on. After such an epoch with $B = 64$ and $\eta = 0.1$ it answers 9 to every test image and is right in 10 % of cases.
#
# </details>

# %% [markdown] lang="ru"
# В каждой строке все числа по одному разу и в своём порядке, в последней рамке — три.
#
# **Подумайте.** Файлы многих наборов данных отсортированы: сначала все нули, потом все единицы. Что станет с весами за эпоху, если обучать не перемешивая?
#
# <details><summary>Ответ</summary>
#
# Они будут следовать за одной цифрой: на нулях классификатор научится отвечать 0, на единицах 1, и так далее. После одной такой эпохи с $B = 64$ и $\eta = 0.1$ он на любое тестовое изображение отвечает 9 и прав в 10 % случаев.
#
# </details>

# %% [markdown] lang="en"
# ## 3. One step
#
# A model has several arrays to learn: here `W` and `b`, in the next notebook four. Keep them in a dict under their names, and the gradients in another dict under the same names. Then one rule serves every model:<sup>1</sup>
#
# $$w \leftarrow w - \eta \nabla_w L, \qquad b \leftarrow b - \eta \nabla_b L$$
#
# **By hand.** `W` is $(1, 2)$, its gradient is $(10, -10)$ and $\eta = 0.1$. The step is $-0.1 \cdot (10, -10) = (-1, 1)$, so the new `W` is $(0, 3)$.
#
# ### Exercise `sgd_step` (2 points)
#
# Return a **new** dict with new arrays. Whoever keeps the old parameters, to compare them or to go back, will find them unchanged.
#
# <small><sup>1</sup> The slide writes $w = w - \eta \nabla_w L$, and in code `weights += - step_size * weights_grad`. Both are assignments, not equations; the second one changes the array in place.</small>

# %% [markdown] lang="ru"
# ## 3. Один шаг
#
# В модели обучаются сразу несколько массивов: здесь это `W` и `b`, в следующем ноутбуке их четыре. Храните их в словаре под их именами, а градиенты — в другом словаре под теми же именами. Тогда одно правило годится для любой модели:<sup>1</sup>
#
# $$w \leftarrow w - \eta \nabla_w L, \qquad b \leftarrow b - \eta \nabla_b L$$
#
# **Вручную.** `W` равно $(1, 2)$, его градиент равен $(10, -10)$, $\eta = 0.1$. Шаг равен $-0.1 \cdot (10, -10) = (-1, 1)$, так что новое `W` равно $(0, 3)$.
#
# ### Упражнение `sgd_step` (2 балла)
#
# Верните **новый** словарь с новыми массивами. Кто сохранил старые параметры, чтобы сравнить их или вернуться к ним, найдёт их прежними.
#
# <small><sup>1</sup> На слайде написано $w = w - \eta \nabla_w L$, а в коде `weights += - step_size * weights_grad`. И то и другое — присваивание, а не уравнение; второе меняет сам массив.</small>

# %% exercise="sgd_step"
def sgd_step(params, grads, learning_rate):
    """Return a new dict: every parameter moved against its gradient.

    params, grads: dicts with the same names, float arrays of the same shape under each name.
    Both stay as they are.
    sgd_step({"W": np.array([1.0, 2.0])}, {"W": np.array([10.0, -10.0])}, 0.1) is {"W": [0.0, 3.0]}.
    """

# %% [markdown] lang="en"
# ## 4. The loop
#
# Here is the lecture's loop:
#
# ```python
# while True:
#     data_batch = sample_training_data(data, 256)
#     weights_grad = evaluate_gradient(loss_fun, data_batch, weights)
#     weights += - step_size * weights_grad
# ```
#
# Yours deals the data out instead of sampling it, stops after `n_epochs`, and remembers the loss of every step. What the model is, it need not know: somebody hands it a function `evaluate_gradient(params, X_batch, y_batch)`, which returns the loss of the batch and the dict of gradients.
#
# **By hand.** Two examples, 2 and 4, one parameter `w`, and the loss is the mean of $(w - x)^2$. Its derivative is twice the mean of $w - x$. Start at 0, let $\eta = 0.25$ and take both examples at once:
#
# | step | $w$ | loss | derivative | new $w$ |
# |---|---|---|---|---|
# | 1 | 0 | $(4 + 16) / 2 = 10$ | −6 | 1.5 |
# | 2 | 1.5 | $(0.25 + 6.25) / 2 = 3.25$ | −3 | 2.25 |
#
# So `history` is `[10, 3.25]`: the loss of each step **before** the parameters move.
#
# ### Exercise `sgd` (6 points)

# %% [markdown] lang="ru"
# ## 4. Цикл
#
# Вот цикл с лекции:
#
# ```python
# while True:
#     data_batch = sample_training_data(data, 256)
#     weights_grad = evaluate_gradient(loss_fun, data_batch, weights)
#     weights += - step_size * weights_grad
# ```
#
# Ваш не вытягивает примеры, а раздаёт их, останавливается через `n_epochs` эпох и запоминает потери на каждом шаге. Что за модель он обучает, ему знать незачем: ему передают функцию `evaluate_gradient(params, X_batch, y_batch)`, которая возвращает потери на мини-батче и словарь градиентов.
#
# **Вручную.** Два примера, 2 и 4, один параметр `w`, функция потерь — среднее $(w - x)^2$. Её производная — удвоенное среднее $w - x$. Начнём с 0, пусть $\eta = 0.25$, и возьмём оба примера сразу:
#
# | шаг | $w$ | потери | производная | новое $w$ |
# |---|---|---|---|---|
# | 1 | 0 | $(4 + 16) / 2 = 10$ | −6 | 1.5 |
# | 2 | 1.5 | $(0.25 + 6.25) / 2 = 3.25$ | −3 | 2.25 |
#
# Значит, `history` — это `[10, 3.25]`: потери на каждом шаге **до** того, как параметры сдвинулись.
#
# ### Упражнение `sgd` (6 баллов)

# %% exercise="sgd"
def sgd(evaluate_gradient, params, X, y, learning_rate, batch_size, n_epochs, rng):
    """Return `params, history`: the parameters after `n_epochs` epochs, the loss of each step.

    evaluate_gradient(params, X_batch, y_batch) returns loss, grads: a number, and a dict with the
    names of params.
    params: a dict to start from, with any names; it stays as it is.
    Each epoch draws new minibatches with rng, and each minibatch is one step of sgd_step.
    history: a list of n_epochs * ceil(N / batch_size) numbers.
    """

# %% [markdown] lang="en"
# **Which way does it go?** In the last notebook a line $y = wx + b$ found its place by gradient descent. Here is the same task as an `evaluate_gradient`. The grey lines join parameters of equal loss over all 60 points; the three panels use the same $\eta$ and the same 8 epochs.

# %% [markdown] lang="ru"
# **Каким путём он идёт?** В прошлом ноутбуке прямая $y = wx + b$ находила своё место градиентным спуском. Вот та же задача в виде `evaluate_gradient`. Серые линии соединяют параметры с равными потерями на всех 60 точках; на трёх графиках одно и то же $\eta$ и одни и те же 8 эпох.

# %% explore=true
def line_gradient(params, X_batch, y_batch):
    error = params["w"] * X_batch[:, 0] + params["b"] - y_batch
    loss = np.mean(error**2)
    return loss, {"w": np.array([2 * np.mean(error * X_batch[:, 0])]), "b": np.array([2 * np.mean(error)])}


rng = np.random.default_rng(0)
X_line = rng.uniform(-2, 2, size=(60, 1))
y_line = 0.8 * X_line[:, 0] + 1 + 0.7 * rng.normal(size=60)
start = {"w": np.array([-1.5]), "b": np.array([-1.0])}
plots.ways_down(sgd, line_gradient, start, X_line, y_line, 0.08, batch_sizes=(60, 8, 1), n_epochs=8);

# %% [markdown] lang="en"
# With all the data each step goes straight downhill, but eight epochs are only eight steps, and the path ends short of the bottom. In the same eight epochs single examples take 480 steps: they reach the bottom early, and then cannot stay there, since each example pulls towards a line of its own.
#
# **To think about.** What would you change, and when, so that the right-hand path comes to rest?
#
# <details><summary>Answer</summary>
#
# Shorten the steps once the path has reached the bottom: divide $\eta$ by 3, say, and later again; or enlarge $B$. Any sooner it would do harm: the long way down is covered fastest in long steps.
#
# </details>

# %% [markdown] lang="ru"
# По всем данным каждый шаг идёт прямо вниз, но восемь эпох — это всего восемь шагов, и путь обрывается, не дойдя до дна. Отдельные примеры за те же восемь эпох делают 480 шагов: они быстро добираются до дна, но не могут там удержаться — каждый пример тянет к своей прямой.
#
# **Подумайте.** Что и когда вы бы изменили, чтобы путь на правом графике успокоился?
#
# <details><summary>Ответ</summary>
#
# Когда путь достигнет дна, нужно укоротить шаги: разделить $\eta$, скажем, на 3, а позже ещё раз; или увеличить $B$. Раньше это повредило бы: долгий путь вниз быстрее пройти длинными шагами.
#
# </details>

# %% [markdown] lang="en"
# ## 5. A softmax classifier that learns
#
# Everything is there: scores $XW + b$, softmax, the negative log-likelihood, the penalty and now the loop. Put them together:
#
# $$L(W, b) = \frac{1}{B} \sum_{i \in \mathcal{B}} -\ln p(y_i \mid x_i) + \lambda \left( \sum W^2 + \sum b^2 \right)$$
#
# The gradients are those of the data loss, from `softmax_classifier_loss`, plus $2\lambda W$ and $2\lambda b$, from `l2_gradient`. Start from **zeros**: then all scores are 0, all classes equally likely, and the first loss is $\ln C$; for ten digits $\ln 10 \approx 2.303$.
#
# **By hand.** Two examples with one feature, $x = 1$ of class 0 and $x = 3$ of class 1; no regularization, $\eta = 1$, both in one batch. All probabilities are 0.5, so the gradient with respect to the scores, (softmax − one-hot) / 2, is
#
# $$\begin{bmatrix} -0.25 & 0.25 \\ 0.25 & -0.25 \end{bmatrix}, \qquad dW = \begin{bmatrix} 1 & 3 \end{bmatrix} \begin{bmatrix} -0.25 & 0.25 \\ 0.25 & -0.25 \end{bmatrix} = \begin{bmatrix} 0.5 & -0.5 \end{bmatrix}, \qquad db = \begin{bmatrix} 0 & 0 \end{bmatrix}$$
#
# After one step `W` is $(-0.5, 0.5)$, `b` is still $(0, 0)$, and `history` is `[0.693]`, that is $[\ln 2]$.
#
# ### Exercise `train_softmax_classifier` (6 points)
#
# `sgd` does the work. It needs an `evaluate_gradient`: a function that you define inside yours, so that it can see `reg_strength`.
#
# *When it is graded,* your function trains on small data, 1000 pictures of 196 pixels at most, and a call may take 30 seconds. With NumPy it takes a fraction of one; even loops over every number end in time.

# %% [markdown] lang="ru"
# ## 5. Softmax-классификатор, который учится
#
# Всё готово: оценки $XW + b$, softmax, отрицательный логарифм правдоподобия, штраф, а теперь и цикл. Соберём их вместе:
#
# $$L(W, b) = \frac{1}{B} \sum_{i \in \mathcal{B}} -\ln p(y_i \mid x_i) + \lambda \left( \sum W^2 + \sum b^2 \right)$$
#
# Градиенты — это градиенты потерь на данных, из `softmax_classifier_loss`, плюс $2\lambda W$ и $2\lambda b$, из `l2_gradient`. Начните с **нулей**: тогда все оценки равны 0, все классы равновероятны, и первое значение функции потерь равно $\ln C$; для десяти цифр $\ln 10 \approx 2.303$.
#
# **Вручную.** Два примера с одним признаком: $x = 1$ класса 0 и $x = 3$ класса 1; без регуляризации, $\eta = 1$, оба в одном мини-батче. Все вероятности равны 0.5, поэтому градиент по оценкам, (softmax − one-hot) / 2, равен
#
# $$\begin{bmatrix} -0.25 & 0.25 \\ 0.25 & -0.25 \end{bmatrix}, \qquad dW = \begin{bmatrix} 1 & 3 \end{bmatrix} \begin{bmatrix} -0.25 & 0.25 \\ 0.25 & -0.25 \end{bmatrix} = \begin{bmatrix} 0.5 & -0.5 \end{bmatrix}, \qquad db = \begin{bmatrix} 0 & 0 \end{bmatrix}$$
#
# После одного шага `W` — это $(-0.5, 0.5)$, `b` по-прежнему $(0, 0)$, а `history` — `[0.693]`, то есть $[\ln 2]$.
#
# ### Упражнение `train_softmax_classifier` (6 баллов)
#
# Работу делает `sgd`. Ей нужна `evaluate_gradient`: определите эту функцию внутри своей, чтобы ей было видно `reg_strength`.
#
# *При оценивании* ваша функция обучается на небольших данных, не больше 1000 изображений по 196 пикселей, и один вызов может длиться 30 секунд. С NumPy хватает доли секунды; успевают и циклы по всем числам.

# %% exercise="train_softmax_classifier"
def train_softmax_classifier(X, y, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    """Return `params, history`: {"W": (D, C), "b": (C,)}, trained by sgd from zeros, and the losses.

    X: (N, D); y: (N,) ints from 0 to C - 1, where C is n_classes.
    The loss of a step is the mean NLL of its batch plus reg_strength * (sum of W**2 + sum of b**2).
    X = [[1], [3]], y = [0, 1], learning_rate 1, no regularization, one batch and one epoch:
    W is [[-0.5, 0.5]], b is [0, 0], history is [0.693].
    """

# %% [markdown] lang="en"
# **Does it learn?** All 60 000 training images, five epochs of 938 steps; it takes a few seconds. (In the browser take `X_train[:10000]`.)

# %% [markdown] lang="ru"
# **Учится ли он?** Все 60 000 обучающих изображений, пять эпох по 938 шагов; это займёт несколько секунд. (В браузере возьмите `X_train[:10000]`.)

# %% explore=true
def accuracy_of(params, X, y):
    return np.mean(np.argmax(X @ params["W"] + params["b"], axis=1) == y)


batch_size, n_epochs = 64, 5
params, history = train_softmax_classifier(
    X_train, y_train, 10, 0.1, 1e-4, batch_size, n_epochs, np.random.default_rng(0)
)
print(f"{100 * accuracy_of(params, X_train, y_train):.1f} % / {100 * accuracy_of(params, X_test, y_test):.1f} %")
plots.loss_of_each_step(history, steps_per_epoch=len(history) // n_epochs);

# %% [markdown] lang="en"
# The two numbers above the picture are the accuracy on the training and on the test images: about 92 %. The classifier of class means had 82 %. The loss starts at $\ln 10$, falls steeply in the first few hundred steps, long before every image has been seen once, and keeps jittering from batch to batch.
#
# **What did it learn?** Above, the class means that were the weights in the notebook on the linear classifier. Below, the learned weights: dark pixels speak for the digit, light ones against it, grey ones say nothing.

# %% [markdown] lang="ru"
# Два числа над рисунком — доля верных ответов на обучающих и на тестовых изображениях: около 92 %. У классификатора по средним классов было 82 %. Потери начинаются с $\ln 10$, круто падают за первые несколько сотен шагов — задолго до того, как каждое изображение встретится хотя бы раз, — и дальше дрожат от мини-батча к мини-батчу.
#
# **Чему он научился?** Сверху — средние классов, которые были весами в ноутбуке о линейном классификаторе. Снизу — выученные веса: тёмные пиксели говорят в пользу цифры, светлые — против, серые молчат.

# %% explore=true
plots.weights_beside_means(params["W"], X_train, y_train);

# %% [markdown] lang="en"
# A mean shows what a digit looks like. The weights show what **tells it apart** from the others. Look at 0: the brightest spot is the hole in the middle, where a 0 has no ink and most other digits do.
#
# **To think about.** Why are the weights in the corners of all images exactly 0?
#
# <details><summary>Answer</summary>
#
# They started at 0, and nothing has moved them. In the corners every training image is 0, and the gradient of such a weight is a sum in which each term is multiplied by the pixel; the penalty's part, $2\lambda W$, is 0 as long as the weight is.
#
# </details>

# %% [markdown] lang="ru"
# Среднее показывает, как цифра выглядит. Веса показывают, чем она **отличается** от остальных. Посмотрите на 0: самое светлое место — просвет в середине, где у нуля чернил нет, а у большинства других цифр есть.
#
# **Подумайте.** Почему в углах всех изображений веса равны в точности 0?
#
# <details><summary>Ответ</summary>
#
# Они начали с 0, и ничто их не сдвинуло. В углах все обучающие изображения равны 0, а градиент такого веса — сумма, в которой каждое слагаемое умножено на пиксель; вклад штрафа, $2\lambda W$, равен 0, пока равен 0 сам вес.
#
# </details>

# %% [markdown] lang="en"
# **Does it pay to train longer?** This time with 10 000 training images and no regularization. An `rng` from the same seed deals the same batches, so training for 3 epochs is the beginning of training for 10, and each point of the picture is the same run, stopped at another time.

# %% [markdown] lang="ru"
# **Стоит ли обучать дольше?** На этот раз с 10 000 обучающих изображений и без регуляризации. При одном и том же начальном значении генератора (seed) мини-батчи из `rng` одни и те же, поэтому обучение на 3 эпохи — начало обучения на 10, и точки на графике — один и тот же запуск, остановленный в разное время.

# %% explore=true
X_few, y_few = X_train[:10000], y_train[:10000]
epochs = [1, 2, 3, 4, 6, 8, 10]
stopped = [train_softmax_classifier(X_few, y_few, 10, 0.1, 0.0, 64, n, np.random.default_rng(0))[0] for n in epochs]
on_train = [accuracy_of(params, X_few, y_few) for params in stopped]
on_test = [accuracy_of(params, X_test, y_test) for params in stopped]
plots.accuracy_of_each_epoch(epochs, on_train, on_test);

# %% [markdown] lang="en"
# The two curves part: from epoch to epoch the training images gain more than the test images, since the classifier learns digits and, more and more, these 10 000 images. If both curves dip together somewhere, the last minibatches before that point were unlucky ones: this is the noise of SGD.
#
# **To think about.** Two ways to close the gap were in this notebook already. Which?
#
# <details><summary>Answer</summary>
#
# More images, and the penalty. With all 60 000 images, above, there was hardly a gap: about 92 % on both sets. On these 10 000, λ = 0.01 narrows it after ten epochs from 1.6 to 0.8 percentage points, but both accuracies get lower: more images are better.
#
# </details>

# %% [markdown] lang="ru"
# Кривые расходятся: от эпохи к эпохе доля верных ответов на обучающих изображениях растёт сильнее, чем на тестовых, ведь классификатор учит цифры, но чем дальше, тем больше — именно эти 10 000 изображений. Если где-то обе кривые проседают разом, значит, последние перед этим мини-батчи оказались неудачными: это шум SGD.
#
# **Подумайте.** Два способа сузить этот разрыв в ноутбуке уже были. Какие?
#
# <details><summary>Ответ</summary>
#
# Больше изображений и штраф. На всех 60 000 изображений, выше, разрыва почти не было: около 92 % на обеих выборках. На этих 10 000 штраф с λ = 0.01 сужает его после десяти эпох с 1.6 до 0.8 процентного пункта, но обе доли верных ответов становятся меньше: лучше взять больше изображений.
#
# </details>

# %% [markdown] lang="en"
# ## 6. How large a batch?
#
# Now to the choice of $B$. The first 4000 images, four epochs, $\eta = 0.02$ and no regularization for all; only the batch size differs: 1, 32, 256 or all 4000 at once. **How noisy is the loss of each step?** The black line is its mean over about 1000 examples.

# %% [markdown] lang="ru"
# ## 6. Какого размера мини-батч?
#
# Теперь о выборе $B$. Первые 4000 изображений, четыре эпохи, у всех $\eta = 0.02$ и нет регуляризации; различается только размер мини-батча: 1, 32, 256 или все 4000 сразу. **Насколько шумны потери на каждом шаге?** Чёрная линия — их среднее примерно по 1000 примеров.

# %% explore=true
n_samples = 4000
histories = {
    size: train_softmax_classifier(
        X_train[:n_samples], y_train[:n_samples], 10, 0.02, 0.0, size, 4, np.random.default_rng(0)
    )[1]
    for size in (1, 32, 256, n_samples)
}
plots.noise_of_each_step(histories, n_samples);

# %% [markdown] lang="en"
# **Which is fastest?** That depends on what you count. On the left the steps: is a step with a precise gradient worth more than one with a rough gradient? On the right the examples seen, which is the arithmetic done.

# %% [markdown] lang="ru"
# **Что быстрее?** Смотря что считать. Слева — шаги: ценнее ли шаг с точным градиентом, чем шаг с приблизительным? Справа — просмотренные примеры, то есть объём вычислений.

# %% explore=true
plots.batch_sizes_compared(histories, n_samples);

# %% [markdown] lang="en"
# On the left the curves nearly lie on one another: for the same $\eta$ a rough step brings almost as much as an exact one. On the right they are far apart, because a small batch takes many more steps for the same arithmetic. Why then not always $B = 1$? Measure the time: 4000 steps of one example take far longer than 125 steps of 32, since one product of large matrices is cheaper than many of small ones. And the noise of $B = 1$ does not die out.
#
# **And the learning rate?** Twelve values of $\eta$ from 0.0001 to 30, one epoch over 10 000 images each, $B = 64$. Left: four of the losses. Right: how all twelve ended. The test images must not choose $\eta$, so a **validation** set does: the last 5000 training images, which none of the twelve has seen.

# %% [markdown] lang="ru"
# Слева кривые почти лежат друг на друге: при одном и том же $\eta$ приблизительный шаг даёт почти столько же, сколько точный. Справа они далеко друг от друга, ведь при том же объёме вычислений маленький мини-батч делает гораздо больше шагов. Почему же не брать всегда $B = 1$? Измерьте время: 4000 шагов по одному примеру идут куда дольше, чем 125 шагов по 32, потому что одно произведение больших матриц дешевле, чем много произведений маленьких. К тому же шум при $B = 1$ не затухает.
#
# **А скорость обучения?** Двенадцать значений $\eta$ от 0.0001 до 30, по одной эпохе на 10 000 изображений, $B = 64$. Слева — потери для четырёх из них. Справа — чем кончились все двенадцать. Выбирать $\eta$ по тестовым изображениям нельзя, поэтому здесь **валидационная** выборка: последние 5000 обучающих изображений, которых ни один из двенадцати классификаторов не видел.

# %% explore=true
rates = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0]
runs = {rate: train_softmax_classifier(X_few, y_few, 10, rate, 0.0, 64, 1, np.random.default_rng(0)) for rate in rates}
X_val, y_val = X_train[-5000:], y_train[-5000:]  # not among X_few
accuracies = [accuracy_of(params, X_val, y_val) for params, history in runs.values()]
losses = {rate: history for rate, (params, history) in runs.items()}
plots.learning_rates_compared(losses, accuracies, shown=(0.001, 0.03, 0.3, 10.0));

# %% [markdown] lang="en"
# Too small an $\eta$: the loss creeps. Too large an $\eta$: the steps overshoot, the loss rises above $\ln 10$ and never settles. In between, a factor of three costs little, a factor of a hundred much; so when you try values of $\eta$, multiply by 3 or by 10 rather than add 0.01.
#
# **To think about.** Would the best $\eta$ be the same for $B = 1$? And for all the data at once? And why, even with the smallest $\eta$, is the accuracy far above 10 %?
#
# <details><summary>Answer</summary>
#
# For $B = 1$ it is smaller, about 0.01: the noise of a step grows with $\eta$, and no mean smooths it. For all the data at once, given a hundred epochs, it is about 1: only overshooting limits it. Even the first gradient points to the class means, and the largest score wins however small all of them are: a single step over all 10 000 images is right in 72 % of cases, whatever $\eta$.
#
# </details>

# %% [markdown] lang="ru"
# Слишком малое $\eta$ — потери еле ползут вниз. Слишком большое $\eta$ — шаги проскакивают минимум, потери поднимаются выше $\ln 10$ и не успокаиваются. Между ними ошибиться втрое не страшно, а в сто раз — накладно; поэтому перебирайте $\eta$, умножая на 3 или на 10, а не прибавляя по 0.01.
#
# **Подумайте.** Было бы лучшее $\eta$ тем же для $B = 1$? А для всех данных сразу? И почему даже при самом малом $\eta$ доля верных ответов намного больше 10 %?
#
# <details><summary>Ответ</summary>
#
# При $B = 1$ оно меньше, около 0.01: шум шага растёт вместе с $\eta$, и никакое среднее его не сглаживает. Для всех данных сразу, если дать сто эпох, оно около 1: мешает только проскакивание минимума. Уже первый градиент ведёт к средним классов, а побеждает наибольшая оценка, как бы малы ни были все: после единственного шага по всем 10 000 изображений верны 72 % ответов, каким бы ни было $\eta$.
#
# </details>

# %% [markdown] lang="en"
# ## 7. In your own words (2 points, marked by hand)
#
# 1. You compared batch sizes 1, 32, 256 and all. What changes from one to the next, and what would you choose? Refer to the pictures: the noise, the number of steps, the arithmetic.
# 2. Why is the gradient of a random minibatch an unbiased estimate of the gradient over all the data, whatever the batch size? A short calculation is enough. What does the batch size change, then?

# %% [markdown] lang="ru"
# ## 7. Своими словами (2 балла, проверяет преподаватель)
#
# 1. Вы сравнили размеры мини-батча 1, 32, 256 и все данные сразу. Что меняется от одного к другому и что бы вы выбрали? Сошлитесь на графики: шум, число шагов, объём вычислений.
# 2. Почему градиент по случайному мини-батчу — несмещённая оценка градиента по всем данным, какого бы размера он ни был? Достаточно короткой выкладки. Что же тогда зависит от размера?

# %% [markdown] lang="en" answer="written_sgd" points=2
# 1. An epoch has $N/B$ steps: 16 000 steps in four epochs with $B = 1$, 500 with 32, 64 with 256, 4 with all. The smaller the batch, the noisier the loss of a step and the path of the weights: with all the data the curve is smooth, with $B = 1$ it jumps and keeps jumping, so that the weights circle around the minimum unless η shrinks. Per step, with the same η, the sizes gain nearly the same. Per example seen, small batches are far ahead, since they update much more often; all at once has hardly begun after four epochs. In seconds, $B = 1$ loses, since many small products are slower than a few large ones. So something in between, 32 to 256: many steps, little noise, fast arithmetic.
#
# 2. In a random minibatch each example is as likely as any other: example $i$ is in it with probability $B/N$. So the expected value of $\frac1B \sum_{i \in \mathcal{B}} \nabla L_i$ is $\frac1B \sum_{i=0}^{N-1} \frac{B}{N} \nabla L_i = \frac1N \sum_{i=0}^{N-1} \nabla L_i$, the gradient of the data loss. The penalty does not depend on the batch. $B$ has cancelled: it changes only how far a single estimate scatters, about as $1/\sqrt{B}$.
#
# ### BEGIN MARK SCHEME
# Point 1: at least two differences that the pictures show (noise falls with B; number of steps per epoch N/B; progress per example against progress per step; time) (½); a choice with a reason that weighs noise against the number or the cost of steps (½).
#
# Point 2: every example is equally likely to be drawn, so that the expected value, or the mean over all batches, is the full mean; by formula, or by an argument as complete as the table of six minibatches (½, without the reason 0); the size changes the spread only, smaller for larger B; the exact 1/√B is not required (½).
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_sgd" points=2
# 1. В эпохе $N/B$ шагов: за четыре эпохи 16 000 шагов при $B = 1$, 500 при 32, 64 при 256, 4 при всех сразу. Чем меньше мини-батч, тем шумнее потери на шаге и путь весов: по всем данным кривая гладкая, при $B = 1$ она прыгает и не перестаёт, так что веса кружат около минимума, если не уменьшать η. За один шаг при одном и том же η все размеры продвигаются почти одинаково. На один просмотренный пример маленькие мини-батчи далеко впереди, ведь они обновляют веса гораздо чаще; все данные сразу за четыре эпохи едва начали. По времени $B = 1$ проигрывает: много маленьких произведений медленнее, чем несколько больших. Поэтому — что-то среднее, от 32 до 256: много шагов, мало шума, быстрые вычисления.
#
# 2. В случайный мини-батч любой пример попадает с равной вероятностью: пример $i$ — с вероятностью $B/N$. Поэтому математическое ожидание $\frac1B \sum_{i \in \mathcal{B}} \nabla L_i$ равно $\frac1B \sum_{i=0}^{N-1} \frac{B}{N} \nabla L_i = \frac1N \sum_{i=0}^{N-1} \nabla L_i$, то есть градиенту потерь на данных. Штраф от мини-батча не зависит. $B$ сократилось: от него зависит только разброс отдельной оценки, примерно как $1/\sqrt{B}$.
#
# ### BEGIN MARK SCHEME
# Балл 1: не меньше двух различий, видных на графиках (шум убывает с ростом B; число шагов в эпохе N/B; продвижение на пример и на шаг; время) (½); выбор с обоснованием, которое сопоставляет шум с числом или ценой шагов (½).
#
# Балл 2: все примеры попадают в мини-батч с равной вероятностью, поэтому математическое ожидание, или среднее по всем мини-батчам, — полное среднее; формулой или рассуждением не менее полным, чем таблица шести мини-батчей (½, без обоснования 0); от размера зависит только разброс, при большем B он меньше; точное 1/√B не обязательно (½).
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered both questions of section 7? Then save the notebook and hand in the file.
#
# ## Going further
#
# Your loop of section 4 can train any neural network: only `evaluate_gradient` is another one. The classifier, with its one image of weights per class, gets little further than 92 %. The next notebook puts a hidden layer in between.
#
# These tasks are not graded.
#
# - **Come to rest.** Train with $B = 1$ as above, but in four calls of `sgd` of one epoch each, and divide $\eta$ by 3 before each new call. What happens to the noise, and to the accuracy?
# - **Larger batch, larger step.** Multiply $B$ by 8 and $\eta$ by 8 at the same time. Over which range of $B$ do the losses stay alike when drawn over the examples seen? Where does it break, and why there?
# - **Momentum.** Keep a running sum of past gradients, $v \leftarrow 0.9\,v + \nabla L$, and step along $-\eta v$: as in the notebook before, with η taken out of $v$. What does this do to the paths in section 4? Compare at the same $\eta$ and at one ten times smaller.
#
# **To read:** Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), sections 5.9 and 8.1.3 (minibatches), 8.3 (SGD, momentum); the notes of CS231n on [training](https://cs231n.github.io/neural-networks-3/); [fast.ai](https://www.fast.ai); in Russian, Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение».

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на оба вопроса раздела 7? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# Ваш цикл из раздела 4 может обучить любую нейронную сеть: другой будет только `evaluate_gradient`. А классификатор, у которого на класс всего одно изображение весов, намного дальше 92 % не продвинется. В следующем ноутбуке между входами и оценками встанет скрытый слой.
#
# Эти задания не оцениваются.
#
# - **Дать пути успокоиться.** Обучите при $B = 1$, как выше, но за четыре вызова `sgd` по одной эпохе, деля $\eta$ на 3 перед каждым новым вызовом. Что станет с шумом и с долей верных ответов?
# - **Больше мини-батч — длиннее шаг.** Увеличьте в 8 раз и $B$, и $\eta$. В каких пределах $B$ потери как функция числа просмотренных примеров остаются похожими? Где это ломается и почему именно там?
# - **Импульс (momentum).** Накапливайте прошлые градиенты, $v \leftarrow 0.9\,v + \nabla L$, и шагайте вдоль $-\eta v$: как в предыдущем ноутбуке, только η вынесена из $v$. Что станет с путями из раздела 4? Сравните при том же $\eta$ и при вдесятеро меньшем.
#
# **Что почитать:** Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), разделы 5.9 и 8.1.3 (мини-батчи), 8.3 (SGD, импульс); конспекты CS231n об [обучении](https://cs231n.github.io/neural-networks-3/); [fast.ai](https://www.fast.ai); Николенко, Кадурин, Архангельская, «Глубокое обучение».
