# %% [markdown] lang="en"
# # Regularization
#
# A classifier that is right on every example it was trained on is not yet a good one: it may have learned them by heart. In this notebook you add one term to the loss that keeps it from doing so, and choose how strong that term should be.
#
# **You will be able to**
#
# - say why the smallest data loss is not what we want;
# - compute the L2 penalty and its gradient, and add them to any data loss;
# - choose the regularization strength λ from a validation curve;
# - explain what λ does to the weights, in pictures and in terms of probability.
#
# **You need** NumPy arrays, the derivative of $w^2$ and the loss of the previous notebook; for the last question, the densities of common probability distributions. **Time:** about an hour. **Points:** 14.

# %% [markdown] lang="ru"
# # Регуляризация
#
# Классификатор, который прав на всех обучающих примерах, ещё не обязательно хорош: он мог просто выучить их наизусть. В этом ноутбуке вы добавите к функции потерь одно слагаемое, которое этому мешает, и выберете, насколько сильным ему быть.
#
# **Вы научитесь**
#
# - объяснять, почему наименьшие потери на данных — не то, что нам нужно;
# - вычислять штраф L2 и его градиент и добавлять их к любой функции потерь;
# - выбирать коэффициент регуляризации λ по валидационной кривой;
# - объяснять, что λ делает с весами — на картинках и на языке вероятностей.
#
# **Понадобятся** массивы NumPy, производная $w^2$ и функция потерь из предыдущего ноутбука; для последнего вопроса — плотности распространённых распределений. **Время:** около часа. **Баллы:** 14.

# %% [markdown] lang="en"
# ## 1. Why the data loss is not enough
#
# Take one example, two classes and one weight $w$: the scores are $(w, 0)$ and class 0 is right. The loss of the previous notebook is then
#
# $$L(w) = -\ln\frac{e^w}{e^w + e^0} = \ln\left(1 + e^{-w}\right)$$
#
# | $w$ | 1 | 2 | 5 | 10 |
# |---|---|---|---|---|
# | $L(w)$ | 0.3133 | 0.1269 | 0.0067 | 0.00005 |
#
# For every $w > 0$ the answer is right already. Still, each larger $w$ makes the loss smaller: there is no minimum, and the classifier would like to be infinitely sure after a single example. The same happens with any number of examples, as soon as all of them are classified correctly: multiply $W$ and $b$ by 2, and the loss falls.
#
# So we ask for two things at once:
#
# $$L(W, b) = L_{\text{data}}(W, b) + \lambda R(W, b), \qquad L_{\text{data}}(W, b) = \frac{1}{N}\sum_{i=0}^{N-1} L_i$$
#
# Here $L_i$ is the loss of example $i$. The first term, the **data loss**, wants predictions to match the training data. The second, **regularization**, keeps the model from doing *too* well on them at the cost of new data, that is, from **overfitting**. The number $\lambda \ge 0$, `reg_strength` in the code, says which matters more.

# %% [markdown] lang="ru"
# ## 1. Почему одних потерь на данных недостаточно
#
# Возьмём один пример, два класса и один вес $w$: оценки равны $(w, 0)$, верен класс 0. Тогда функция потерь из предыдущего ноутбука —
#
# $$L(w) = -\ln\frac{e^w}{e^w + e^0} = \ln\left(1 + e^{-w}\right)$$
#
# | $w$ | 1 | 2 | 5 | 10 |
# |---|---|---|---|---|
# | $L(w)$ | 0.3133 | 0.1269 | 0.0067 | 0.00005 |
#
# При любом $w > 0$ ответ уже верен. И всё же чем больше $w$, тем меньше потери: минимума нет, и после одного-единственного примера классификатор стремится к бесконечной уверенности. То же бывает с любым числом примеров, как только все они классифицированы верно: умножьте $W$ и $b$ на 2 — и потери уменьшатся.
#
# Поэтому потребуем сразу двух вещей:
#
# $$L(W, b) = L_{\text{data}}(W, b) + \lambda R(W, b), \qquad L_{\text{data}}(W, b) = \frac{1}{N}\sum_{i=0}^{N-1} L_i$$
#
# Здесь $L_i$ — потери на примере $i$. Первое слагаемое, **потери на данных**, требует, чтобы предсказания совпадали с обучающими данными. Второе, **регуляризация**, не даёт модели подстроиться под них *слишком* хорошо, в ущерб новым данным, то есть мешает **переобучению** (overfitting). Число $\lambda \ge 0$, в коде `reg_strength`, говорит, что из этого важнее.

# %% [markdown] lang="en"
# ## 2. The penalty
#
# $R$ measures how large the weights are. The lecture takes the squared norm, called **L2**: every weight and every bias, squared and added up.<sup>1</sup>
#
# $$R(W, b) = \|W\|_2^2 + \|b\|_2^2 = \sum_{d, c} W_{dc}^2 + \sum_c b_c^2$$
#
# **By hand.** Let $\lambda = 0.1$ and
#
# $$W = \begin{bmatrix} 1 & -2 \\ 0 & 2 \end{bmatrix}, \qquad b = \begin{bmatrix} 0 & 1 \end{bmatrix}$$
#
# The squares of the weights add up to $1 + 4 + 0 + 4 = 9$, those of the biases to $0 + 1 = 1$. So $R = 10$, and the penalty is $\lambda R = 1$.
#
# ### Exercise `l2_penalty` (3 points)
#
# Write your code in place of `raise NotImplementedError()`, then run the cell below it: `check("l2_penalty")` tries it at once. Stuck? `hint("l2_penalty")` gives a nudge; called again, it tells more.
#
# <small>1. The slide has one square too many, $(w_0^2 + w_1^2 + \dots)^2$. The squared norm of $w = (3, 4)$ is $9 + 16 = 25$, not 625. Some books put ½ before $R$, or leave the biases out. The course follows the lecture's $R(w, b)$: no ½, biases included, also where a later slide writes only $R(W)$.</small>

# %% [markdown] lang="ru"
# ## 2. Штраф
#
# $R$ измеряет, насколько велики веса. В лекции взят квадрат нормы, его называют **L2**: каждый вес и каждое смещение возводят в квадрат, и всё складывают.<sup>1</sup>
#
# $$R(W, b) = \|W\|_2^2 + \|b\|_2^2 = \sum_{d, c} W_{dc}^2 + \sum_c b_c^2$$
#
# **Вручную.** Пусть $\lambda = 0.1$ и
#
# $$W = \begin{bmatrix} 1 & -2 \\ 0 & 2 \end{bmatrix}, \qquad b = \begin{bmatrix} 0 & 1 \end{bmatrix}$$
#
# Сумма квадратов весов равна $1 + 4 + 0 + 4 = 9$, сумма квадратов смещений равна $0 + 1 = 1$. Значит, $R = 10$, а штраф $\lambda R = 1$.
#
# ### Упражнение `l2_penalty` (3 балла)
#
# Напишите код вместо `raise NotImplementedError()` и выполните ячейку под ним: `check("l2_penalty")` сразу его испытает. Не получается? `hint("l2_penalty")` даст подсказку, а при повторном вызове скажет больше.
#
# <small>1. На слайде лишний квадрат: $(w_0^2 + w_1^2 + \dots)^2$. Квадрат нормы вектора $w = (3, 4)$ равен $9 + 16 = 25$, а не 625. В некоторых книгах перед $R$ ставят ½ или не включают в него смещения. Курс следует лекции, где $R(w, b)$: без ½ и со смещениями — даже там, где на следующих слайдах написано просто $R(W)$.</small>

# %% exercise="l2_penalty"
def l2_penalty(W, b, reg_strength):
    """Return reg_strength times the sum of the squares of all weights and biases, a scalar.

    W: (D, C), b: (C,), reg_strength: a number, 0 or more.
    For W = np.array([[3, 4]]), b = np.array([0, 0]) and reg_strength = 2 it is 50.
    """

# %% [markdown] lang="en"
# **Where is the minimum now?** Here is the single weight of section 1 again: its data loss, the line with λ = 0, and the data loss plus your penalty for two values of λ. Triangles mark the lowest points.

# %% [markdown] lang="ru"
# **Где теперь минимум?** Вот снова единственный вес из раздела 1: его потери на данных — линия с λ = 0 — и те же потери вместе с вашим штрафом для двух значений λ. Треугольники отмечают самые низкие точки.

# %% explore=true
plots.loss_of_one_weight(l2_penalty);

# %% [markdown] lang="en"
# Without the penalty the curve falls for ever. Even with a small penalty it has a lowest point, and only one.
#
# **To think about.** At $w = 1.18$ the classifier gives the right class a probability of about 0.76. Is it a bad thing that it is not more sure, having seen one example?
#
# <details><summary>Answer</summary>
#
# No. One example is little evidence, and λ says how far to trust it: the smaller λ, the larger $w$ and the surer the classifier. With no penalty at all both would grow for ever.
#
# </details>

# %% [markdown] lang="ru"
# Без штрафа кривая убывает бесконечно. Даже с малым штрафом у неё есть самая низкая точка, и притом одна.
#
# **Подумайте.** При $w = 1.18$ классификатор даёт верному классу вероятность около 0.76. Плохо ли, что он не уверен сильнее, увидев один пример?
#
# <details><summary>Ответ</summary>
#
# Нет. Один пример мало что доказывает, а λ говорит, насколько ему верить: чем меньше λ, тем больше $w$ и тем увереннее классификатор. Совсем без штрафа и то и другое росло бы бесконечно.
#
# </details>

# %% [markdown] lang="en"
# ## 3. The gradient of the penalty
#
# The weights will be found by going down the gradient, so the penalty needs one. Look at a single weight $w$: in $\lambda(\dots + w^2 + \dots)$ everything else is constant, and the derivative of $\lambda w^2$ is $2\lambda w$. For all of them together:
#
# $$\nabla_W\,\lambda R = 2\lambda W, \qquad \nabla_b\,\lambda R = 2\lambda b$$
#
# **By hand**, with $\lambda = 0.1$ and the $W$ and $b$ from above:
#
# $$\nabla_W\,\lambda R = \begin{bmatrix} 0.2 & -0.4 \\ 0 & 0.4 \end{bmatrix}, \qquad \nabla_b\,\lambda R = \begin{bmatrix} 0 & 0.2 \end{bmatrix}$$
#
# ### Exercise `l2_gradient` (3 points)
#
# In code, `dW` is the gradient with respect to `W`: the same shape, each derivative in its weight's place. The functions of this course make new arrays and leave their arguments as they were.

# %% [markdown] lang="ru"
# ## 3. Градиент штрафа
#
# Искать веса мы будем, спускаясь по градиенту, так что градиент нужен и штрафу. Посмотрим на один вес $w$: в выражении $\lambda(\dots + w^2 + \dots)$ всё остальное постоянно, а производная $\lambda w^2$ равна $2\lambda w$. Для всех весов и смещений сразу:
#
# $$\nabla_W\,\lambda R = 2\lambda W, \qquad \nabla_b\,\lambda R = 2\lambda b$$
#
# **Вручную**, с $\lambda = 0.1$ и теми же $W$ и $b$, что и выше:
#
# $$\nabla_W\,\lambda R = \begin{bmatrix} 0.2 & -0.4 \\ 0 & 0.4 \end{bmatrix}, \qquad \nabla_b\,\lambda R = \begin{bmatrix} 0 & 0.2 \end{bmatrix}$$
#
# ### Упражнение `l2_gradient` (3 балла)
#
# В коде `dW` — это градиент по `W`: он той же формы, и каждая производная стоит на месте своего веса. Функции этого курса создают новые массивы и не меняют своих аргументов.

# %% exercise="l2_gradient"
def l2_gradient(W, b, reg_strength):
    """Return `dW, db`: the gradients of `l2_penalty(W, b, reg_strength)`, shaped like W and b.

    W: (D, C), b: (C,), reg_strength: a number, 0 or more.
    For W = np.array([[3, 4]]), b = np.array([0, 1]) and reg_strength = 2 they are [[12, 16]] and [0, 4].
    """

# %% [markdown] lang="en"
# **Which weights are pulled hardest?** The arrows show the opposite of your gradient, the way down, for two weights $w_1$ and $w_2$. On each circle the penalty is the same.

# %% [markdown] lang="ru"
# **Какие веса тянет сильнее всего?** Стрелки показывают направление, противоположное вашему градиенту, — путь вниз — для двух весов $w_1$ и $w_2$. На каждой окружности штраф один и тот же.

# %% explore=true
plots.pull_of_the_penalty(l2_gradient);

# %% [markdown] lang="en"
# All arrows point to zero, and the further from it, the longer they are: each step takes the same *share* of every weight. This is why the penalty is also called **weight decay**.
#
# **To think about.** Suppose that a weight loses a tenth of itself at each step and nothing else acts on it. After how many steps is it exactly 0?
#
# <details><summary>Answer</summary>
#
# Never: $0.9^n$ is positive for every $n$. Less than a tenth is left after 22 steps, less than a hundredth after 44. So L2 makes weights small, not zero.
#
# </details>

# %% [markdown] lang="ru"
# Все стрелки смотрят в ноль, и чем дальше от него, тем они длиннее: каждый шаг отнимает у всех весов одну и ту же *долю*. Поэтому такой штраф называют ещё **затуханием весов** (weight decay).
#
# **Подумайте.** Пусть вес на каждом шаге теряет десятую часть себя и больше ничто на него не действует. Через сколько шагов он станет в точности равен 0?
#
# <details><summary>Ответ</summary>
#
# Никогда: $0.9^n$ положительно при любом $n$. Через 22 шага остаётся меньше десятой части, через 44 — меньше сотой. Так что L2 делает веса малыми, но не нулевыми.
#
# </details>

# %% [markdown] lang="en"
# ## 4. The whole loss
#
# What exactly the data loss is does not matter to the penalty: softmax now, a network of two layers later. So your function takes it as an argument. `data_loss` is itself a function: `data_loss(W, b)` returns three things, `loss, dW, db`. Call it, add the penalty to the loss and the gradients to the gradients, since the gradient of a sum is the sum of the gradients:
#
# $$\nabla_W L = \nabla_W L_{\text{data}} + 2\lambda W, \qquad \nabla_b L = \nabla_b L_{\text{data}} + 2\lambda b$$
#
# **By hand.** Let `data_loss(W, b)` return, for the $W$ and $b$ from above,
#
# $$\text{loss} = 2, \qquad \text{dW} = \begin{bmatrix} 0.5 & 0.5 \\ -0.5 & -0.5 \end{bmatrix}, \qquad \text{db} = \begin{bmatrix} 0.1 & -0.1 \end{bmatrix}$$
#
# Then with $\lambda = 0.1$ the whole loss is $2 + 1 = 3$, and its gradients are
#
# $$\text{dW} = \begin{bmatrix} 0.7 & 0.1 \\ -0.5 & -0.1 \end{bmatrix}, \qquad \text{db} = \begin{bmatrix} 0.1 & 0.1 \end{bmatrix}$$
#
# ### Exercise `regularized_loss` (4 points)
#
# One trap: `dW += ...` writes into the very array that `data_loss` returned, and `data_loss` may still need it. `dW + ...` makes a new one.

# %% [markdown] lang="ru"
# ## 4. Вся функция потерь
#
# Штрафу неважно, что именно представляют собой потери на данных: сейчас это softmax, позже — сеть из двух слоёв. Поэтому ваша функция получает их как аргумент. `data_loss` — сама функция: `data_loss(W, b)` возвращает три значения, `loss, dW, db`. Вызовите её, прибавьте к потерям штраф, а к градиентам — градиенты, ведь градиент суммы равен сумме градиентов:
#
# $$\nabla_W L = \nabla_W L_{\text{data}} + 2\lambda W, \qquad \nabla_b L = \nabla_b L_{\text{data}} + 2\lambda b$$
#
# **Вручную.** Пусть для тех же $W$ и $b$ вызов `data_loss(W, b)` возвращает
#
# $$\text{loss} = 2, \qquad \text{dW} = \begin{bmatrix} 0.5 & 0.5 \\ -0.5 & -0.5 \end{bmatrix}, \qquad \text{db} = \begin{bmatrix} 0.1 & -0.1 \end{bmatrix}$$
#
# Тогда при $\lambda = 0.1$ вся функция потерь равна $2 + 1 = 3$, а её градиенты —
#
# $$\text{dW} = \begin{bmatrix} 0.7 & 0.1 \\ -0.5 & -0.1 \end{bmatrix}, \qquad \text{db} = \begin{bmatrix} 0.1 & 0.1 \end{bmatrix}$$
#
# ### Упражнение `regularized_loss` (4 балла)
#
# Здесь есть ловушка: `dW += ...` пишет прямо в тот массив, который вернула `data_loss`, а самой `data_loss` он может быть ещё нужен. `dW + ...` создаёт новый.

# %% exercise="regularized_loss"
def regularized_loss(data_loss, W, b, reg_strength):
    """Return `loss, dW, db` of the data loss plus the penalty; `data_loss(W, b)` returns `loss, dW, db`.

    W and dW: (D, C), b and db: (C,), reg_strength: a number, 0 or more.
    The arrays that data_loss returns stay as they were.
    With reg_strength = 0 the result is what data_loss returns.
    """

# %% [markdown] lang="en"
# **Which weight gives way first?** Take a data loss that depends strongly on $w_1$ and weakly on $w_2$; its minimum, the dot, is at $(2, 2)$. The contours are those of your `regularized_loss`, for three values of λ. The dashed line joins the minima for all λ from 0 to infinity.

# %% [markdown] lang="ru"
# **Какой вес уступит первым?** Возьмём потери на данных, для которых $w_1$ значит много, а $w_2$ — мало; их минимум, точка, находится в $(2, 2)$. Линии уровня построены вашей функцией `regularized_loss` для трёх значений λ. Пунктир соединяет минимумы для всех λ от 0 до бесконечности.

# %% explore=true
plots.where_the_minimum_goes(regularized_loss);

# %% [markdown] lang="en"
# The weight that the data need least shrinks first. In an image those are the weights that only fit accidents of a few training examples.
#
# **To think about.** Along the dashed line, how does the data loss change as λ grows? And $R$?
#
# <details><summary>Answer</summary>
#
# The data loss grows and $R$ falls: the larger λ, the smaller the weights and the worse they fit. At λ = 0 the data loss is as small as it can be; as λ goes to infinity, $R$ goes to 0.
#
# </details>

# %% [markdown] lang="ru"
# Первым уменьшается вес, который меньше всего нужен данным. На изображениях это веса, подогнанные под случайности нескольких обучающих примеров.
#
# **Подумайте.** Как меняются вдоль пунктира потери на данных, когда λ растёт? А $R$?
#
# <details><summary>Ответ</summary>
#
# Потери на данных растут, а $R$ уменьшается: чем больше λ, тем меньше веса и тем хуже они подходят к данным. При λ = 0 потери на данных наименьшие; когда λ стремится к бесконечности, $R$ стремится к 0.
#
# </details>

# %% [markdown] lang="en"
# ## 5. How strong? Ask digits it has not seen
#
# λ cannot be learned with the weights: the smallest loss is always that with λ = 0. So we divide the data by the work they do:
#
# | set | what it decides |
# |---|---|
# | **training** digits | $W$ and $b$, for each λ |
# | **validation** digits | λ |
# | **test** digits | nothing: they wait for the very end |
#
# We take only 400 training digits, and spoil every fifth label on purpose, as if somebody had labelled them in a hurry. The labels of the 2000 validation digits stay right.

# %% [markdown] lang="ru"
# ## 5. Насколько сильно? Спросим у незнакомых цифр
#
# λ нельзя выучить вместе с весами: наименьшие потери всегда при λ = 0. Поэтому разделим данные по роли:
#
# | выборка | что она определяет |
# |---|---|
# | **обучающая** | $W$ и $b$ для каждого λ |
# | **валидационная** | λ |
# | **тестовая** | ничего: она ждёт до самого конца |
#
# Для обучения возьмём всего 400 цифр и нарочно испортим каждую пятую метку, как если бы их ставили в спешке. Метки 2000 валидационных цифр останутся верными.

# %%
X, y, _, _ = load_mnist(n_train=2400, n_test=0)
X_train, y_true = X[:400], y[:400]
X_val, y_val = X[400:], y[400:]

wrong = np.arange(0, len(y_true), 5)  # every fifth training label
y_train = y_true.copy()
y_train[wrong] = (y_true[wrong] + np.random.default_rng(0).integers(1, 10, size=len(wrong))) % 10

# %% [markdown] lang="en"
# **Can you tell which labels are wrong?** You can, at a glance (below, a cross marks the wrong ones). The classifier must make do with what it is told.

# %% [markdown] lang="ru"
# **Видно ли, какие метки неверны?** Вам — с первого взгляда (ниже они помечены крестиком). А классификатору приходится верить тому, что ему сказали.

# %% explore=true
plots.digits_with_labels(X_train, y_train, y_true);

# %% [markdown] lang="en"
# You will learn to train in the next two notebooks. Here scikit-learn does it: it is there in Colab and in the course's environment; elsewhere, `pip install scikit-learn` brings it.
#
# Its `LogisticRegression` is our softmax classifier. But its loss is written in another way, and it does not regularize its intercept, which is our $b$. Two lines of the next cell see to that:
#
# - It minimizes $C\sum_i L_i + \frac{1}{2}\|W\|^2$ (here $C$ is scikit-learn's, not the number of classes). Divided by $CN$ this is $\frac{1}{N}\sum_i L_i + \frac{1}{2CN}\|W\|^2$, so $\lambda = \frac{1}{2CN}$, and we must give it $C = \frac{1}{2\lambda N}$. A large $C$ is a small λ.
# - We add a feature that is always 1. Its weights are $b$, and are regularized with all the others.
#
# The next cell trains eleven classifiers, with λ from 0.0001 to 10. It takes a few seconds, in the browser a minute or so.

# %% [markdown] lang="ru"
# Обучать вы научитесь в следующих двух ноутбуках. Здесь это сделает scikit-learn: эта библиотека уже есть в Colab и в окружении курса, а в других местах её установит `pip install scikit-learn`.
#
# Её `LogisticRegression` — это и есть наш softmax-классификатор. Только функция потерь у неё записана иначе, а свободный член (intercept), то есть наше $b$, она не регуляризует. Об этом позаботятся две строки следующей ячейки:
#
# - Она минимизирует $C\sum_i L_i + \frac{1}{2}\|W\|^2$ (здесь $C$ — параметр scikit-learn, а не число классов). Если разделить на $CN$, получится $\frac{1}{N}\sum_i L_i + \frac{1}{2CN}\|W\|^2$, то есть $\lambda = \frac{1}{2CN}$, и передать ей нужно $C = \frac{1}{2\lambda N}$. Большое $C$ — это малое λ.
# - Мы добавим признак, который всегда равен 1. Его веса и есть $b$, и они регуляризуются вместе со всеми.
#
# Следующая ячейка обучает одиннадцать классификаторов с λ от 0.0001 до 10. Это займёт несколько секунд, а в браузере — около минуты.

# %% explore=true
from sklearn.linear_model import LogisticRegression


def train_classifier(X, y, reg_strength):
    """Return W (D, C) and b (C,) with the smallest mean loss plus penalty, for digits X and labels y."""
    N = len(X)
    X_and_ones = np.column_stack([X, np.ones(N)])
    model = LogisticRegression(C=1 / (2 * reg_strength * N), fit_intercept=False, max_iter=1000)
    model.fit(X_and_ones, y)
    return model.coef_[:, :-1].T, model.coef_[:, -1]


strengths = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]
models = {strength: train_classifier(X_train, y_train, strength) for strength in strengths}
plots.validation_curve(models, X_train, y_train, X_val, y_val);

# %% [markdown] lang="en"
# ### Exercise `best_strength` (2 points)
#
# **Which λ is best for digits the classifier has not seen?** Read it off the picture; the thin lines between 0.01 and 0.1 are 0.02, 0.03 and so on. Write the number itself, as in `best_reg_strength = 0.5`: when your notebook is graded, the cell with the training is not run, so nothing may be computed from its results. The top is flat: a λ whose validation accuracy is within 1.5 percentage points of the best earns both points, within 4 one point. Delete the line with `raise`.

# %% [markdown] lang="ru"
# ### Упражнение `best_strength` (2 балла)
#
# **Какое λ лучше всего для цифр, которых классификатор не видел?** Найдите его по графику; тонкие линии между 0.01 и 0.1 — это 0.02, 0.03 и так далее. Запишите само число, например `best_reg_strength = 0.5`: при проверке ноутбука ячейка с обучением не выполняется, так что вычислять что-либо по её результатам нельзя. Вершина пологая: если доля верных ответов на валидационной выборке отстаёт от наилучшей не больше чем на 1.5 процентного пункта, вы получаете оба балла, не больше чем на 4 — один. Строку с `raise` удалите.

# %% exercise="best_strength"
best_reg_strength = ...  # one number, read off the axis

# %% [markdown] lang="en"
# **To think about.**
#
# - One label in five is wrong. What has a classifier learned that agrees with all the training labels, wrong ones included? And what would be an ideal accuracy on these training labels?
# - On the right the validation curve is above the training curve. How can a classifier do better on digits it has never seen?
# - At λ = 10 the weights are almost zero. Why does the classifier still do so much better than 10 %?
#
# <details><summary>Answer</summary>
#
# - It has learned the wrong labels by heart, too. The ideal is 80 %: right about every digit, and so at odds with every fifth label.
# - For the same reason: a fifth of the training labels is wrong, and a classifier that reads digits well does not agree with them. The validation labels are all right.
# - Only the order of the scores counts: with all weights and biases a thousand times smaller the answers stay the same.
#
# </details>
#
# **How small do the weights become?** The squared norm $R$ of the same eleven classifiers:

# %% [markdown] lang="ru"
# **Подумайте.**
#
# - Каждая пятая метка неверна. Что выучил классификатор, ответы которого совпадают со всеми обучающими метками, включая неверные? И какой была бы идеальная доля верных ответов на этих обучающих метках?
# - Справа валидационная кривая выше обучающей. Как классификатор может лучше справляться с цифрами, которых никогда не видел?
# - При λ = 10 веса почти равны нулю. Почему классификатор всё равно угадывает намного чаще, чем в 10 % случаев?
#
# <details><summary>Ответ</summary>
#
# - Он выучил наизусть и неверные метки. Идеальной была бы доля 80 %: верный ответ на каждой цифре, а значит, несогласие с каждой пятой меткой.
# - По той же причине: пятая часть обучающих меток неверна, и классификатор, который хорошо распознаёт цифры, с ними не согласен. Валидационные метки верны все.
# - Важен только порядок оценок: если все веса и смещения уменьшить в тысячу раз, ответы останутся прежними.
#
# </details>
#
# **Насколько малы становятся веса?** Квадрат нормы $R$ тех же одиннадцати классификаторов:

# %% explore=true
plots.norm_against_strength(models);

# %% [markdown] lang="en"
# Over the whole range $R$ falls more than a hundred-thousandfold.
#
# **To think about.** Towards the right end the curve approaches a straight line: ten times λ, a hundredth of $R$. At the minimum the two gradients cancel, $2\lambda W = -\nabla_W L_{\text{data}}$. What must the right-hand side do for such a line to appear?
#
# <details><summary>Answer</summary>
#
# It must stay nearly the same: with tiny weights all probabilities are close to 0.1, so the gradient is close to the one at zero weights, whatever λ is. Then $W$ is proportional to $1/\lambda$, and $R$, as a sum of squares, to $1/\lambda^2$.
#
# </details>
#
# **What do the weights look like?** One row of images for far too small a λ, one for yours, one for far too large a λ. Dark pixels speak for the digit, light ones against it; each row has its own scale.

# %% [markdown] lang="ru"
# На всём промежутке $R$ уменьшается более чем в сто тысяч раз.
#
# **Подумайте.** У правого края кривая приближается к прямой: когда λ в десять раз больше, $R$ в сто раз меньше. В минимуме два градиента уравновешивают друг друга: $2\lambda W = -\nabla_W L_{\text{data}}$. Как должна вести себя правая часть, чтобы получилась такая прямая?
#
# <details><summary>Ответ</summary>
#
# Она должна почти не меняться: при крошечных весах все вероятности близки к 0.1, а градиент — к градиенту при нулевых весах, каким бы ни было λ. Тогда $W$ пропорционально $1/\lambda$, а $R$, как сумма квадратов, пропорционально $1/\lambda^2$.
#
# </details>
#
# **Как выглядят веса?** Строка изображений для слишком малого λ, строка для вашего и строка для слишком большого. Тёмные пиксели говорят в пользу цифры, светлые — против; у каждой строки своя шкала.

# %% explore=true
shown = 0.0001, best_reg_strength, 10
plots.weight_images(lambda strength: train_classifier(X_train, y_train, strength), shown);

# %% [markdown] lang="en"
# **To think about.** The last row shows the tidiest digits, and yet its classifier is the worst of the three on the validation digits. What must weights know besides what a digit looks like on average?
#
# <details><summary>Answer</summary>
#
# What tells it apart from the digits most like it. At λ = 10 the weights of 4 and of 9 resemble each other, as the two digits do, and about 80 of the 194 nines are taken for 4. With a good λ about 20 are: there the weights differ where the digits do.
#
# </details>
#
# ## 6. In your own words (2 points, marked by hand)
#
# 1. What does λ do to the weight images, and why? Say what you see in each of the three rows, and what it comes from.
# 2. In the previous notebook we looked for the $W$ and $b$ for which the data are most probable. Suppose that we believe something about the weights before we see any data: they are drawn from a distribution $p(W, b)$, the **prior**. Now maximize $p(\text{data} \mid W, b)\,p(W, b)$, that is, minimize $-\ln$ of it. Which prior gives our loss with the penalty $\lambda R$, and how is its width related to λ and $N$?

# %% [markdown] lang="ru"
# **Подумайте.** В последней строке цифры самые чистые, почти без шума, и всё же её классификатор на валидационной выборке худший из трёх. Что нужно знать весам, кроме того, как цифра выглядит в среднем?
#
# <details><summary>Ответ</summary>
#
# То, чем она отличается от самых похожих на неё. При λ = 10 веса четвёрки и девятки похожи, как и сами эти цифры, и около 80 из 194 девяток приняты за 4. При хорошем λ таких около 20: там веса различаются в тех же местах, что и цифры.
#
# </details>
#
# ## 6. Своими словами (2 балла, проверяет преподаватель)
#
# 1. Что λ делает с изображениями весов и почему? Опишите, что вы видите в каждой из трёх строк и откуда это берётся.
# 2. В предыдущем ноутбуке мы искали такие $W$ и $b$, при которых данные наиболее вероятны. Пусть теперь ещё до всяких данных мы что-то предполагаем о весах: они взяты из распределения $p(W, b)$ — его называют **априорным** (prior). Максимизируем $p(\text{data} \mid W, b)\,p(W, b)$, то есть минимизируем $-\ln$ этого произведения. При каком априорном распределении получится наша функция потерь со штрафом $\lambda R$ и как его ширина связана с λ и $N$?

# %% [markdown] lang="en" answer="written_regularization" points=2
# 1. With λ far too small the images are speckled: neighbouring pixels have weights of large size and opposite signs, with hardly a digit to be seen. Those weights were fitted to accidents of single training examples, wrong labels among them. With a good λ, what few examples need has shrunk, what many share is left: the digit shows, a little rough still, dark where its ink is and light where other digits have theirs. With λ far too large the weights are tiny (see the scale) and the images are smooth and blurred: each is about the mean image of the digit (as labelled) minus the mean of all images, the template of the linear classifier notebook, multiplied by about 1/(20λ).
#
# 2. A normal distribution with mean 0 and variance $\sigma^2$, independent for each weight and bias. Its $-\ln p(W, b)$ is $\frac{1}{2\sigma^2}(\sum W^2 + \sum b^2)$ plus a constant. Together with $-\ln p(\text{data}) = \sum_i L_i$, and divided by $N$, this is the mean loss plus $\frac{1}{2\sigma^2 N} R$. So $\lambda = \frac{1}{2\sigma^2 N}$: a strong belief in small weights, a small σ, is a large λ; the more data, the less the prior matters.
#
# ### BEGIN MARK SCHEME
# Point 1: speckled or noisy at small λ, digit-like at the good λ, tiny weights and smooth or blurred templates at large λ (½); a reason: small λ fits single examples, or large weights are expensive so that only what many examples share stays (½).
#
# Point 2: normal (Gaussian) with mean 0 (½); the relation, λ proportional to 1/σ² (½; the exact 1/(2σ²N) is not required if the argument with −ln is there).
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_regularization" points=2
# 1. При слишком малом λ изображения пёстрые: у соседних пикселей большие веса противоположных знаков, цифры почти не видно. Эти веса подогнаны под случайности отдельных обучающих примеров, в том числе с неверными метками. При хорошем λ то, что нужно лишь немногим примерам, сжалось, а общее для многих осталось: видна сама цифра, пусть и неровная, — тёмное там, где у неё чернила, светлое там, где чернила у других цифр. При слишком большом λ веса крошечные (см. шкалу), а изображения гладкие и размытые: каждое — примерно среднее изображение цифры (с данной меткой) минус среднее всех изображений, то есть шаблон из ноутбука о линейном классификаторе, умноженный примерно на 1/(20λ).
#
# 2. Нормальное распределение со средним 0 и дисперсией $\sigma^2$, независимо для каждого веса и смещения. Для него $-\ln p(W, b)$ равен $\frac{1}{2\sigma^2}(\sum W^2 + \sum b^2)$ плюс константа. Вместе с $-\ln p(\text{data}) = \sum_i L_i$ и после деления на $N$ получаем средние потери плюс $\frac{1}{2\sigma^2 N} R$. Значит, $\lambda = \frac{1}{2\sigma^2 N}$: сильная уверенность в том, что веса малы, то есть малое σ, — это большое λ; чем больше данных, тем меньше значит априорное распределение.
#
# ### BEGIN MARK SCHEME
# Балл 1: при малом λ пёстро, шумно; при хорошем λ похоже на цифры; при большом λ веса крошечные, изображения гладкие или размытые, как шаблон (½); причина: малое λ подгоняет веса под отдельные примеры, или: большие веса дороги, поэтому остаётся только общее для многих примеров (½).
#
# Балл 2: нормальное (гауссово) распределение со средним 0 (½); связь: λ пропорционально 1/σ² (½; точная формула 1/(2σ²N) не обязательна, если есть рассуждение с −ln).
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered both questions of section 6? Then save the notebook and hand in the file.
#
# ## Going further
#
# The loss is complete: data loss plus $\lambda R$, with a λ chosen on digits that took no part in the training. What scikit-learn has done for you, finding the $W$ and $b$ with the smallest loss, you will do yourself in the next two notebooks.
#
# These tasks are not graded.
#
# - **Right labels.** Train on `y_true` in place of `y_train` and draw the validation curve again. To the left it hardly falls at all. Now plot the mean loss on the validation digits against λ, not the accuracy: is there a best λ? What does the loss notice that the accuracy does not?
# - **Another penalty.** L1 takes $R = \sum |w|$. Write `l1_gradient(W, b, reg_strength)` and give it to `plots.pull_of_the_penalty`. Which weights become exactly zero now, and why did they not before? Which prior is this?
# - **Is it really our loss?** Take your `softmax_classifier_loss` from the previous notebook and compute the gradients of `regularized_loss` at the weights that `train_classifier` returns. How large are they compared with those of the data loss alone? Take `y` and λ to be the same in both places.
#
# **To read:** Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), sections 5.6 (Bayesian statistics) and 7.1 (parameter norm penalties); the notes of CS231n on [regularization](https://cs231n.github.io/neural-networks-2/#reg); in Russian, Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение».

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на оба вопроса раздела 6? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# Функция потерь теперь полная: потери на данных плюс $\lambda R$, где λ выбрано по цифрам, которые не участвовали в обучении. Веса $W$ и смещения $b$ с наименьшими потерями за вас нашла scikit-learn; в следующих двух ноутбуках вы сделаете это сами.
#
# Эти задания не оцениваются.
#
# - **Верные метки.** Обучите классификаторы на `y_true` вместо `y_train` и постройте валидационную кривую снова. Слева она почти не опускается. Теперь отложите по вертикали не долю верных ответов, а средние потери на валидационной выборке: есть ли наилучшее λ? Что замечает функция потерь, чего не видит доля верных ответов?
# - **Другой штраф.** В L1 берут $R = \sum |w|$. Напишите `l1_gradient(W, b, reg_strength)` и передайте её в `plots.pull_of_the_penalty`. Какие веса теперь обращаются в точный ноль и почему раньше этого не случалось? Какому априорному распределению это отвечает?
# - **Точно ли это наша функция потерь?** Возьмите свою `softmax_classifier_loss` из предыдущего ноутбука и вычислите градиенты `regularized_loss` в тех весах, которые возвращает `train_classifier`. Насколько они велики по сравнению с градиентами одних потерь на данных? Следите, чтобы `y` и λ в обоих местах были одни и те же.
#
# **Что почитать:** Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), разделы 5.6 (байесовская статистика) и 7.1 (штрафы на нормы параметров); конспекты CS231n о [регуляризации](https://cs231n.github.io/neural-networks-2/#reg); Николенко, Кадурин, Архангельская, «Глубокое обучение».
