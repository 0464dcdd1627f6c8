# %% [markdown] lang="en"
# # Linear classifier
#
# At the end of this notebook a few lines of your own code read about 82 % of the handwritten digits of MNIST correctly, and you can see why they fail on the rest.
#
# **You will be able to**
#
# - compute the scores of a linear classifier for many examples at once, and choose a class;
# - measure how often it is right;
# - say what the weights mean: as lines that divide the plane, and as images.
#
# **You need** NumPy arrays and the matrix product `@`; if they are new to you, begin with CS231n's [NumPy tutorial](https://cs231n.github.io/python-numpy-tutorial/). **Time:** about an hour and a half. **Points:** 16.

# %% [markdown] lang="ru"
# # Линейный классификатор
#
# К концу этого ноутбука несколько строк вашего собственного кода будут верно распознавать около 82 % рукописных цифр MNIST, а вы увидите, почему они ошибаются на остальных.
#
# **Вы научитесь**
#
# - вычислять оценки линейного классификатора сразу для многих примеров и выбирать класс;
# - измерять, как часто он прав;
# - объяснять, что означают веса: это и прямые, разделяющие плоскость, и изображения.
#
# **Понадобятся** массивы NumPy и матричное произведение `@`; если вы с ними не знакомы, начните с [введения в NumPy](https://cs231n.github.io/python-numpy-tutorial/) курса CS231n (на английском). **Время:** около полутора часов. **Баллы:** 16.

# %% [markdown] lang="en"
# ## How it works
#
# Write your code in place of `# YOUR CODE HERE` and `raise NotImplementedError()`. Where there are dots `...`, put your values there and delete the line with `raise`. Then run the next cell: `check("linear_scores")` tries your function and says what to fix. Stuck? `hint("linear_scores")` gives a nudge; called again, it tells more.
#
# Throughout the course:
#
# | name | shape | what it is |
# |---|---|---|
# | `X` | (N, D) | N examples, D features each: a row is an example |
# | `y` | (N,) | labels, whole numbers from 0 to C − 1 |
# | `W` | (D, C) | weights: a column is a class |
# | `b` | (C,) | biases, one per class |
# | `scores` | (N, C) | scores, also called logits |
#
# Functions return new arrays and leave their arguments as they were.

# %% [markdown] lang="ru"
# ## Как это устроено
#
# Пишите код вместо `# YOUR CODE HERE` и `raise NotImplementedError()`. Где стоит многоточие `...`, впишите свои значения и удалите строку с `raise`. Затем выполните следующую ячейку: `check("linear_scores")` испытает вашу функцию и скажет, что исправить. Не получается? `hint("linear_scores")` даст подсказку, а при повторном вызове — более подробную.
#
# Обозначения всего курса:
#
# | имя | форма | что это |
# |---|---|---|
# | `X` | (N, D) | N примеров, по D признаков: строка — один пример |
# | `y` | (N,) | метки, целые числа от 0 до C − 1 |
# | `W` | (D, C) | веса: столбец — один класс |
# | `b` | (C,) | смещения, по одному на класс |
# | `scores` | (N, C) | оценки, их ещё называют логитами |
#
# Функции возвращают новые массивы и не меняют своих аргументов.

# %% [markdown] lang="en"
# ## 1. A picture is a row of numbers
#
# MNIST holds 70 000 images of digits, 28 × 28 pixels each. Written out row after row, an image is $D = 28 \cdot 28 = 784$ numbers from 0 (paper) to 1 (ink). The task: given these numbers, say which of $C = 10$ digits was written.
#
# 60 000 of the images are for **training**: from these we get the weights. The other 10 000, the **test** images, only tell how well it works on images never used before.

# %% [markdown] lang="ru"
# ## 1. Картинка — это строка чисел
#
# В MNIST 70 000 изображений цифр, каждое 28 × 28 пикселей. Если выписать пиксели строка за строкой, изображение — это $D = 28 \cdot 28 = 784$ числа от 0 (бумага) до 1 (чернила). Задача: по этим числам сказать, какая из $C = 10$ цифр написана.
#
# 60 000 изображений — **обучающие**: по ним находят веса. Остальные 10 000, **тестовые**, лишь показывают, хорошо ли это работает на изображениях, которых раньше не использовали.

# %%
X_train, y_train, X_test, y_test = load_mnist()
print(X_train.shape, y_train.shape, X_test.shape, y_test.shape)

# %% [markdown] lang="en"
# How different are two images of the same digit? Each column below holds four images of one class.

# %% [markdown] lang="ru"
# Насколько разными бывают изображения одной и той же цифры? В каждом столбце ниже — четыре изображения одного класса.

# %% explore=true
plots.digit_grid(X_train, y_train);

# %% [markdown] lang="en"
# **To think about.** Which two columns would you mix up in a hurry? Remember your guess: at the end we shall see what the classifier mixes up.

# %% [markdown] lang="ru"
# **Подумайте.** Какие два столбца вы перепутали бы второпях? Запомните догадку: в конце посмотрим, что путает классификатор.

# %% [markdown] lang="en"
# ## 2. A score for each class
#
# How can 784 numbers become a decision? The simplest idea: each class gets a **score**, a weighted sum of the features. A large weight says "ink here speaks for this class", a negative one says "against". The bias is what the class gets before anything is seen. For example $i$ and class $c$
#
# $$s_{ic} = \sum_{d=0}^{D-1} X_{id}\, W_{dc} + b_c ,$$
#
# and for all examples and classes at once
#
# $$S = XW + b .$$

# %% [markdown] lang="ru"
# ## 2. Оценка для каждого класса
#
# Как из 784 чисел получить решение? Самая простая мысль: каждый класс получает **оценку** — взвешенную сумму признаков. Большой вес говорит: «чернила здесь — довод за этот класс», отрицательный — «против». Смещение — это то, что класс получает ещё до того, как мы что-либо увидели. Для примера $i$ и класса $c$
#
# $$s_{ic} = \sum_{d=0}^{D-1} X_{id}\, W_{dc} + b_c ,$$
#
# а для всех примеров и классов сразу
#
# $$S = XW + b .$$

# %% [markdown] lang="en"
# **By hand.** The example of the lecture: one image of four pixels, two classes.
#
# $$\begin{bmatrix} 0.5 & 1 & 0 & 0 \end{bmatrix} \begin{bmatrix} 1 & 0.4 \\ -1 & 0.2 \\ 0.1 & 0 \\ 2 & -1 \end{bmatrix} + \begin{bmatrix} 0 & 1 \end{bmatrix} = \begin{bmatrix} -0.5 & 1.4 \end{bmatrix}$$
#
# - class 0: $0.5 \cdot 1 + 1 \cdot (-1) + 0 \cdot 0.1 + 0 \cdot 2 + 0 = -0.5$
# - class 1: $0.5 \cdot 0.4 + 1 \cdot 0.2 + 0 \cdot 0 + 0 \cdot (-1) + 1 = 1.4$
#
# *If you have the slides open: the one with this example prints 3.2 in place of 1.4; that would need a weight 2 where it has 0.2. It also writes $b$ and the result as columns, though a row times a matrix is a row. We shall see below why this matters to NumPy.*

# %% [markdown] lang="ru"
# **Вручную.** Пример из лекции: одно изображение из четырёх пикселей, два класса.
#
# $$\begin{bmatrix} 0.5 & 1 & 0 & 0 \end{bmatrix} \begin{bmatrix} 1 & 0.4 \\ -1 & 0.2 \\ 0.1 & 0 \\ 2 & -1 \end{bmatrix} + \begin{bmatrix} 0 & 1 \end{bmatrix} = \begin{bmatrix} -0.5 & 1.4 \end{bmatrix}$$
#
# - класс 0: $0.5 \cdot 1 + 1 \cdot (-1) + 0 \cdot 0.1 + 0 \cdot 2 + 0 = -0.5$
# - класс 1: $0.5 \cdot 0.4 + 1 \cdot 0.2 + 0 \cdot 0 + 0 \cdot (-1) + 1 = 1.4$
#
# *Если перед вами слайды: на том, где этот пример, вместо 1.4 напечатано 3.2; для этого на месте веса 0.2 должно стоять 2. Кроме того, $b$ и результат записаны там столбцами, хотя произведение строки на матрицу — строка. Ниже увидим, почему для NumPy это важно.*

# %% [markdown] lang="en"
# ### Exercise `linear_scores` (3 points)
#
# Return the scores of all examples.

# %% [markdown] lang="ru"
# ### Упражнение `linear_scores` (3 балла)
#
# Верните оценки всех примеров.

# %% exercise="linear_scores"
def linear_scores(X, W, b):
    """Return the scores (N, C) of the examples X (N, D) for weights W (D, C) and bias b (C,).

    linear_scores([[0.5, 1, 0, 0]], W, b) with the W and b above is [[-0.5, 1.4]].
    Arguments are NumPy arrays, of floats or whole numbers; one example, N = 1, gives (1, C).
    """

# %% [markdown] lang="en"
# What decided the example? The table shows what each pixel adds to each score.

# %% [markdown] lang="ru"
# Что решило дело в примере? Таблица показывает, сколько каждый пиксель добавляет к каждой оценке.

# %% explore=true
x = np.array([[0.5, 1.0, 0.0, 0.0]])
W_slide = np.array([[1.0, 0.4], [-1.0, 0.2], [0.1, 0.0], [2.0, -1.0]])
b_slide = np.array([0.0, 1.0])
plots.contributions(x[0], W_slide, b_slide);

# %% [markdown] lang="en"
# Without the bias, class 1 would win by 0.4 against −0.5; the bias makes its lead larger. Pixels 2 and 3 are paper, so their weights, even the large 2, have no say.
#
# Now the trap: $b$ as a column, as on the slide.

# %% [markdown] lang="ru"
# Без смещения класс 1 победил бы со счётом 0.4 против −0.5; смещение увеличивает его отрыв. Пиксели 2 и 3 — бумага, поэтому их веса, даже большой вес 2, ничего не решают.
#
# А теперь ловушка: $b$ столбцом, как на слайде.

# %% explore=true
b_column = b_slide.reshape(2, 1)
print(linear_scores(x, W_slide, b_slide).shape)  # b as a row
print((x @ W_slide + b_column).shape)  # b as a column
print(x @ W_slide + b_column)

# %% [markdown] lang="en"
# **To think about.** One example, two classes — and four scores, without any error message. Where do they come from? And what happens with two examples and two classes, when even the shape is right?
#
# <details><summary>Answer</summary>
#
# NumPy broadcasts (1, 2) plus (2, 1) to (2, 2): each bias is added to each product. With N = C the shape gives nothing away: `b[i]` is added to *example* i instead of to *class* i. So compare numbers, not only shapes.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Один пример, два класса — а оценок четыре, и никакого сообщения об ошибке. Откуда они взялись? И что будет с двумя примерами и двумя классами, когда даже форма верна?
#
# <details><summary>Ответ</summary>
#
# При сложении NumPy растягивает массивы форм (1, 2) и (2, 1) до формы (2, 2): каждое смещение прибавлено к каждому произведению. При N = C форма ничего не выдаст: `b[i]` прибавится к *примеру* i вместо *класса* i. Поэтому сравнивайте числа, а не только формы.
#
# </details>

# %% [markdown] lang="en"
# ## 3. The largest score wins
#
# The answer of the classifier is the class with the largest score:
#
# $$\hat y_i = \arg\max_c\, s_{ic} .$$
#
# **By hand.** Scores $[-0.5,\ 1.4]$ give label 1. Scores $[-3,\ -2]$ give label 1 as well: even if all are negative, the largest wins.
#
# ### Exercise `predict_labels` (2 points)
#
# Use your `linear_scores`. If two scores are equal, any of their classes will do.

# %% [markdown] lang="ru"
# ## 3. Побеждает наибольшая оценка
#
# Ответ классификатора — класс с наибольшей оценкой:
#
# $$\hat y_i = \arg\max_c\, s_{ic} .$$
#
# **Вручную.** Оценки $[-0.5,\ 1.4]$ дают метку 1. Оценки $[-3,\ -2]$ тоже дают метку 1: пусть все отрицательны, всё равно побеждает наибольшая.
#
# ### Упражнение `predict_labels` (2 балла)
#
# Воспользуйтесь своей `linear_scores`. Если две оценки равны, годится любой из их классов.

# %% exercise="predict_labels"
def predict_labels(X, W, b):
    """Return the label with the largest score for each row of X: whole numbers (ints), shape (N,).

    Scores [[-0.5, 1.4], [0.3, 0.2], [-3, -2]] mean labels [1, 0, 1].
    """

# %% [markdown] lang="en"
# **To think about.** Add 100 to all scores of an example. Which labels change? Multiply all scores by 3, or by −1?
#
# <details><summary>Answer</summary>
#
# None; none; by −1 the order is reversed and the smallest score wins. So very different `W` and `b` can be one and the same classifier. Keep this in mind, we need it in section 6.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Прибавьте 100 ко всем оценкам примера. Какие метки изменятся? А если умножить все оценки на 3 или на −1?
#
# <details><summary>Ответ</summary>
#
# Никакие; никакие; при умножении на −1 порядок перевернётся, и победит наименьшая оценка. Значит, очень разные `W` и `b` могут быть одним и тем же классификатором. Запомните это, пригодится в разделе 6.
#
# </details>

# %% [markdown] lang="en"
# ## 4. How often is it right?
#
# **Accuracy** is the share of examples whose predicted label is the true one:
#
# $$\frac{1}{N} \sum_{i=0}^{N-1} [\hat y_i = y_i] ,$$
#
# where $[\dots]$ is 1 if the equality holds and 0 if not.
#
# **By hand.** Predicted $[1, 0, 2, 2]$, true $[1, 0, 2, 0]$: three of four agree, $3 / 4 = 0.75$.
#
# ### Exercise `accuracy` (2 points)

# %% [markdown] lang="ru"
# ## 4. Как часто он прав?
#
# **Доля верных ответов** (accuracy) — доля примеров, у которых предсказанная метка совпала с истинной:
#
# $$\frac{1}{N} \sum_{i=0}^{N-1} [\hat y_i = y_i] ,$$
#
# где $[\dots]$ равно 1, если равенство верно, и 0, если нет.
#
# **Вручную.** Предсказано $[1, 0, 2, 2]$, на деле $[1, 0, 2, 0]$: совпали три из четырёх, $3 / 4 = 0.75$.
#
# ### Упражнение `accuracy` (2 балла)

# %% exercise="accuracy"
def accuracy(y_pred, y_true):
    """Return the share of labels in y_pred (N,) that equal those in y_true (N,): one number from 0 to 1.

    accuracy of [1, 0, 2, 2] against [1, 0, 2, 0] is 0.75. Arguments are NumPy arrays.
    """

# %% [markdown] lang="en"
# Beware of shapes here too: labels of shape (N, 1) against (N,) are compared all with all, (N, N), and the mean of that is a believable but wrong number.
#
# How good is a classifier that knows nothing? Let us draw `W` and `b` at random a hundred times and read 500 digits with each.

# %% [markdown] lang="ru"
# Следите за формами и здесь: метки формы (N, 1) сравниваются с метками формы (N,) все со всеми, получается массив (N, N), и его среднее — правдоподобное, но неверное число.
#
# Насколько хорош классификатор, который ничего не знает? Выберем `W` и `b` случайно сто раз и каждый раз распознаем 500 цифр.

# %% explore=true
rng = np.random.default_rng(0)
X_few, y_few = X_test[:500], y_test[:500]
guessed = []
for _ in range(100):
    W_random, b_random = rng.normal(size=(784, 10)), rng.normal(size=10)
    guessed.append(accuracy(predict_labels(X_few, W_random, b_random), y_few))
plots.random_classifiers(guessed);

# %% [markdown] lang="en"
# **To think about.** Random weights are right about one time in ten. What accuracy would a program reach that always answers 1? Try `np.mean(y_test == 1)`. Would you call it a good program at 90 %, if nine tenths of the images were ones?
#
# <details><summary>Answer</summary>
#
# About 11 %: of the 10 000 test images 1135 are ones. And no, at 90 % it would have learned just as little. An accuracy says something only when you know the share of the most frequent class.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Случайные веса правы примерно один раз из десяти. Какая доля верных ответов будет у программы, которая всегда отвечает 1? Попробуйте `np.mean(y_test == 1)`. Назвали бы вы её хорошей при 90 %, если бы единиц среди изображений было девять десятых?
#
# <details><summary>Ответ</summary>
#
# Около 11 %: среди 10 000 тестовых изображений единиц 1135. И нет, при 90 % она знала бы не больше. Доля верных ответов о чём-то говорит, только если известна доля самого частого класса.
#
# </details>

# %% [markdown] lang="en"
# ## 5. Separating planes
#
# What do weights look like? With $D = 2$ features an example is a point in the plane, and everything can be drawn. Here are three clouds of points.

# %% [markdown] lang="ru"
# ## 5. Разделяющие плоскости
#
# Как выглядят веса? Если признаков $D = 2$, то пример — точка на плоскости, и всё можно нарисовать. Вот три облака точек.

# %%
from nncourse.data.toy import three_blobs

X_blobs, y_blobs = three_blobs()

# %% explore=true
plots.blobs(X_blobs, y_blobs);

# %% [markdown] lang="en"
# Column $c$ of $W$ is an arrow $w_c$. Go along it, and the score of class $c$ grows. Between classes $i$ and $j$ the decision changes where their scores are equal:
#
# $$x \cdot (w_i - w_j) + b_i - b_j = 0 .$$
#
# In the plane this is a line at right angles to $w_i - w_j$ (in space a plane, in 784 dimensions a hyperplane); the biases shift it without turning it.
#
# **By hand.** $w_0 = (-1, -1)$, $w_1 = (1, -1)$, $b_0 = b_1 = 0$: the difference is $(-2, 0)$, so the line is $-2 x_1 = 0$, the vertical axis. With $b_1 = 1$ it becomes $-2 x_1 - 1 = 0$, that is $x_1 = -0.5$: the line moves left, the region of class 1 grows. *(In the pictures the two features are called $x_1$ and $x_2$.)*

# %% [markdown] lang="ru"
# Столбец $c$ матрицы $W$ — это стрелка $w_c$. Если двигаться вдоль неё, оценка класса $c$ растёт. Между классами $i$ и $j$ решение меняется там, где их оценки равны:
#
# $$x \cdot (w_i - w_j) + b_i - b_j = 0 .$$
#
# На плоскости это прямая, перпендикулярная $w_i - w_j$ (в пространстве — плоскость, в 784 измерениях — гиперплоскость); смещения сдвигают её, не поворачивая.
#
# **Вручную.** $w_0 = (-1, -1)$, $w_1 = (1, -1)$, $b_0 = b_1 = 0$: разность равна $(-2, 0)$, поэтому прямая — это $-2 x_1 = 0$, вертикальная ось. При $b_1 = 1$ получится $-2 x_1 - 1 = 0$, то есть $x_1 = -0.5$: прямая сдвинулась влево, область класса 1 выросла. *(На рисунках два признака называются $x_1$ и $x_2$.)*

# %% [markdown] lang="en"
# ### Exercise `separating_planes` (2 points)
#
# Choose `W_hand` and `b_hand` by eye so that each cloud lies in the region of its class. At least 80 % of the points in the right regions earn 1 point, at least 95 % earn both. Change numbers, run, look at the picture below, change again; nothing needs to be computed.

# %% [markdown] lang="ru"
# ### Упражнение `separating_planes` (2 балла)
#
# Подберите на глаз `W_hand` и `b_hand` так, чтобы каждое облако лежало в области своего класса. Не меньше 80 % точек в верных областях дают 1 балл, не меньше 95 % — оба. Меняйте числа, выполняйте, смотрите на рисунок ниже, снова меняйте; вычислять ничего не нужно.

# %% exercise="separating_planes"
W_hand = ...  # shape (2, 3): column c is the arrow of class c
b_hand = ...  # shape (3,): the larger b_hand[c], the larger the region of class c

# %% [markdown] lang="en"
# Where does each class win, and on which lines are two scores equal? The number is the accuracy.

# %% [markdown] lang="ru"
# Где побеждает каждый класс и на каких прямых две оценки равны? Число — это доля верных ответов.

# %% explore=true
plots.separating_planes(X_blobs, y_blobs, W_hand, b_hand, predict_labels);
print(accuracy(predict_labels(X_blobs, W_hand, b_hand), y_blobs))

# %% [markdown] lang="en"
# **To think about.** Unless they are parallel, the three lines named below the picture meet in one point. Why must they? And why is only half of each of them a border between regions?
#
# <details><summary>Answer</summary>
#
# Where the scores of 0 and 1 are equal, and those of 1 and 2, those of 0 and 2 are equal too: so the third line goes through the crossing of the other two. Beyond that point the two equal scores are no longer the largest: the third class has won there.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Три прямые, названные под рисунком, если они не параллельны, пересекаются в одной точке. Почему иначе быть не может? И почему границей областей служит только половина каждой из них?
#
# <details><summary>Ответ</summary>
#
# Где равны оценки 0 и 1, а также 1 и 2, там равны и оценки 0 и 2: значит, третья прямая проходит через точку пересечения двух других. За этой точкой две равные оценки уже не наибольшие: там победил третий класс.
#
# </details>

# %% [markdown] lang="en"
# ## 6. Templates
#
# In 784 dimensions nobody chooses weights by eye. Is there a rule that gives good ones? Here is a simple one: let the **mean** $m_c$ of all training examples of class $c$ be its **template**, and give a new example to the class whose template is nearest. Is that a linear classifier? Multiply out the squared distance:
#
# $$\|x - m_c\|^2 = \|x\|^2 - 2\, x \cdot m_c + \|m_c\|^2 ,$$
#
# where $\|m\|^2 = m_0^2 + m_1^2 + \dots$ is the sum of squares. The first term is the same for every class, so it cannot change the winner. What is left, times $-\tfrac12$, must be largest:
#
# $$s_c = x \cdot m_c - \tfrac12 \|m_c\|^2 .$$
#
# It is linear: column $c$ of $W$ is $m_c$, and $b_c = -\tfrac12 \|m_c\|^2$.

# %% [markdown] lang="ru"
# ## 6. Шаблоны
#
# В 784 измерениях никто не подберёт веса на глаз. Есть ли правило, которое даёт хорошие? Вот простое: пусть **среднее** $m_c$ всех обучающих примеров класса $c$ будет его **шаблоном**, а новый пример отнесём к классу, чей шаблон ближе всех. Линейный ли это классификатор? Раскроем квадрат расстояния:
#
# $$\|x - m_c\|^2 = \|x\|^2 - 2\, x \cdot m_c + \|m_c\|^2 ,$$
#
# где $\|m\|^2 = m_0^2 + m_1^2 + \dots$ — сумма квадратов. Первое слагаемое одинаково для всех классов, поэтому на победителя не влияет. Остальное, умноженное на $-\tfrac12$, должно быть наибольшим:
#
# $$s_c = x \cdot m_c - \tfrac12 \|m_c\|^2 .$$
#
# Он линейный: столбец $c$ матрицы $W$ — это $m_c$, а $b_c = -\tfrac12 \|m_c\|^2$.

# %% [markdown] lang="en"
# **By hand.** Class 0: points $(0, 0)$, $(2, 0)$, $(1, 3)$, mean $(1, 1)$. Class 1: the single point $(4, 2)$, its own mean.
#
# $$W = \begin{bmatrix} 1 & 4 \\ 1 & 2 \end{bmatrix}, \quad b = \begin{bmatrix} -\tfrac12 (1 + 1) & -\tfrac12 (16 + 4) \end{bmatrix} = \begin{bmatrix} -1 & -10 \end{bmatrix}$$
#
# The new point $(2, 2)$ has scores $2 + 2 - 1 = 3$ and $8 + 4 - 10 = 2$: class 0. Indeed the squared distances are $1 + 1 = 2$ and $4 + 0 = 4$.

# %% [markdown] lang="ru"
# **Вручную.** Класс 0: точки $(0, 0)$, $(2, 0)$, $(1, 3)$, среднее $(1, 1)$. Класс 1: единственная точка $(4, 2)$, она же среднее.
#
# $$W = \begin{bmatrix} 1 & 4 \\ 1 & 2 \end{bmatrix}, \quad b = \begin{bmatrix} -\tfrac12 (1 + 1) & -\tfrac12 (16 + 4) \end{bmatrix} = \begin{bmatrix} -1 & -10 \end{bmatrix}$$
#
# У новой точки $(2, 2)$ оценки $2 + 2 - 1 = 3$ и $8 + 4 - 10 = 2$: класс 0. И верно, квадраты расстояний равны $1 + 1 = 2$ и $4 + 0 = 4$.

# %% [markdown] lang="en"
# ### Exercise `template_classifier` (5 points)
#
# Classes may have different numbers of examples, and the labels come in any order.

# %% [markdown] lang="ru"
# ### Упражнение `template_classifier` (5 баллов)
#
# В классах может быть разное число примеров, а метки идут в любом порядке.

# %% exercise="template_classifier"
def template_classifier(X, y, n_classes):
    """Return the W (D, C) and b (C,) that choose the class whose mean is nearest.

    X: (N, D); y: (N,), whole numbers from 0 to n_classes - 1, each of them at least once.
    Means (1, 1) and (4, 2) give W = [[1, 4], [1, 2]] and b = [-1, -10].
    Other W and b are as good if their scores differ from these only by an amount common to all classes
    or by one positive factor: every decision is the same.
    """

# %% [markdown] lang="en"
# Now the real thing: 60 000 training images in, ten templates out. How many of the 10 000 test images do they read?

# %% [markdown] lang="ru"
# А теперь по-настоящему: на входе 60 000 обучающих изображений, на выходе десять шаблонов. Сколько из 10 000 тестовых изображений они распознают верно?

# %% explore=true
W, b = template_classifier(X_train, y_train, 10)
y_pred = predict_labels(X_test, W, b)
print(accuracy(y_pred, y_test))

# %% [markdown] lang="en"
# About 82 %, against 10 % for random weights, and nothing was trained. What do these weights look like? Each column of `W` has 784 numbers, so it is an image too.

# %% [markdown] lang="ru"
# Около 82 % против 10 % у случайных весов, и без всякого обучения. Как выглядят эти веса? В каждом столбце `W` 784 числа, так что он тоже изображение.

# %% explore=true
plots.templates(W);

# %% [markdown] lang="en"
# No weight is negative here, so nothing seems to speak *against* a class. But adding the same number to all scores of an example changes no decision (section 3). So subtract the mean of the ten templates from each of them: the classifier stays the same, and what is left is what tells the classes apart. The number says how many decisions have changed.

# %% [markdown] lang="ru"
# Отрицательных весов здесь нет, и кажется, будто ничто не говорит *против* класса. Но прибавление одного и того же числа ко всем оценкам примера решений не меняет (раздел 3). Поэтому вычтем из каждого шаблона среднее десяти шаблонов: классификатор останется тем же, а видно станет то, чем классы различаются. Число говорит, сколько решений изменилось.

# %% explore=true
W_centred = W - W.mean(axis=1, keepdims=True)
print(np.sum(predict_labels(X_test, W_centred, b) != y_pred))  # decisions that changed
plots.templates(W_centred);

# %% [markdown] lang="en"
# **To think about.** The middle of the 0 is very light, that of the 1 very dark. What does ink in the middle of an image do to these two scores?
#
# And what is `b` for? Let us leave it out, print the accuracy and count how often each digit is answered.

# %% [markdown] lang="ru"
# **Подумайте.** Середина нуля очень светлая, а середина единицы очень тёмная. Что делают чернила в середине изображения с этими двумя оценками?
#
# А зачем нужно `b`? Отбросим его, напечатаем долю верных ответов и посчитаем, как часто даётся каждый ответ.

# %% explore=true
without_bias = predict_labels(X_test, W, np.zeros(10))
print(accuracy(without_bias, y_test))
plots.predicted_counts(y_test, y_pred, without_bias);

# %% [markdown] lang="en"
# **To think about.** Without `b`, 0 and 8 are answered more than twice as often as they should be, 1 and 4 half as often, and 5 not once. Compare the templates: which have much ink, and which little? Why does much ink give large scores, and how does $-\tfrac12 \|m_c\|^2$ make up for it?
#
# <details><summary>Answer</summary>
#
# Most ink: 0 and 8; least: 1. Without `b` a score is the sum of pixel times template, and no term is negative: every dark place of a template raises the score of any image with ink there. $\|m_c\|^2$ is 68 for the 0, 55 for the 8, 38 for the 5 and 29 for the 1: the bias takes most from the templates with the most and the darkest ink.
#
# </details>
#
# Which digits does the classifier, with its bias, mix up? Rows are true digits, columns are answers; the darker, the more mistakes.

# %% [markdown] lang="ru"
# **Подумайте.** Без `b` ответы 0 и 8 даются более чем вдвое чаще, чем следует, ответы 1 и 4 — вдвое реже, а ответ 5 — ни разу. Сравните шаблоны: в каких чернил много, а в каких мало? Почему много чернил — это большие оценки, и как $-\tfrac12 \|m_c\|^2$ это возмещает?
#
# <details><summary>Ответ</summary>
#
# Больше всего чернил у 0 и 8, меньше всего у 1. Без `b` оценка — сумма произведений пикселя на шаблон, и отрицательных слагаемых в ней нет: каждое тёмное место шаблона повышает оценку любого изображения, у которого там чернила. $\|m_c\|^2$ равно 68 у нуля, 55 у восьмёрки, 38 у пятёрки и 29 у единицы: смещение отнимает больше всего у тех шаблонов, где чернил больше и они темнее.
#
# </details>
#
# Какие цифры путает классификатор, когда смещение на месте? Строки — истинные цифры, столбцы — ответы; чем темнее, тем больше ошибок.

# %% explore=true
plots.confusion_matrix(y_test, y_pred);

# %% [markdown] lang="en"
# Did you guess the pair? Most often mixed up are 4 and 9, 3 and 5, and many digits that are not a 1 are read as one.
#
# Last, the worst mistakes: images where a wrong class leads the true one by most. What do they have in common?

# %% [markdown] lang="ru"
# Угадали пару? Чаще всего путаются 4 и 9, 3 и 5, и многое, что единицей не является, принято за единицу.
#
# Наконец, худшие ошибки: изображения, на которых неверный класс сильнее всего обошёл истинный. Что у них общего?

# %% explore=true
plots.worst_mistakes(X_test, y_test, linear_scores(X_test, W, b));

# %% [markdown] lang="en"
# ## 7. In your own words
#
# **Question** (2 points, marked by hand). Look at the two pictures of weight images and at the mistakes.
#
# 1. What do dark, light and medium grey places in a centred weight image say about the score of its class? Explain it with one digit.
# 2. The 1 is read correctly far more often than the 5. What about the images and the templates explains this, and why is *one* template per class a limit that better chosen means cannot remove?
#
# A few sentences for each are enough.

# %% [markdown] lang="ru"
# ## 7. Своими словами
#
# **Вопрос** (2 балла, проверяет преподаватель). Посмотрите на два рисунка с изображениями весов и на ошибки.
#
# 1. Что говорят тёмные, светлые и средне-серые места центрированного изображения весов об оценке его класса? Объясните на примере одной цифры.
# 2. Единица распознаётся верно намного чаще пятёрки. Что в изображениях и шаблонах это объясняет, и почему *один* шаблон на класс — ограничение, которого не снять, как ни выбирай средние?
#
# На каждый пункт достаточно нескольких предложений.

# %% [markdown] lang="en" answer="written_weight_images" points=2
# 1. The score is the sum of pixel times weight. At a dark place (positive weight) ink raises the score of the class, at a light place (negative weight) ink lowers it, at a medium grey place (weight near 0, such as the rim) ink has no influence. For 0: a dark ring, a light middle. Ink on the ring speaks for 0, ink in the middle against it, because other digits, 1 above all, have ink there. The image is the mean of the class compared with the mean of all classes, not any single handwriting.
# 2. Nearly all ones are one stroke at about the same place: they lie close to their mean, so the mean looks like a real 1 and is near to each of them. Fives differ a lot in slant, width and position; their mean is a blur that resembles no single 5, and it overlaps with the means of 3 and 8. A linear classifier has one column of weights, so one template, for each class: a class of several kinds (slanted and upright, with and without a bar) gets one average of all kinds. Another choice of that one template cannot be near to all of them. Several templates per class, or features between pixels and scores as in a hidden layer, are needed.
#
# ### BEGIN MARK SCHEME
# **Part 1, 1 point:** says that the sign of the weight decides whether ink at that place raises or lowers the score, and applies it to a digit (for instance: the middle of the 0). Half a point if only "it looks like the digit", without what it does to the score.
#
# **Part 2, 1 point:** half a point for the spread of the class (ones are alike, fives vary, so the mean is a blur or overlaps with others); half a point for the limit: one column of weights per class is one template, which cannot fit several kinds of one digit. Accept "a class is not a single cluster" and "the border between two classes is one hyperplane".
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_weight_images"
# 1. Оценка — это сумма произведений пикселя на вес. В тёмном месте (вес положителен) чернила повышают оценку класса, в светлом (вес отрицателен) — понижают, в средне-сером (вес около 0, например по краям) — не влияют. У нуля: тёмное кольцо и светлая середина. Чернила на кольце — довод за 0, чернила в середине — против, потому что там они бывают у других цифр, прежде всего у единицы. Изображение — это среднее класса в сравнении со средним всех классов, а не чей-то отдельный почерк.
# 2. Почти все единицы — одна черта примерно на одном месте: они близки к своему среднему, поэтому среднее похоже на настоящую единицу и лежит рядом с каждой из них. Пятёрки сильно различаются наклоном, шириной и положением; их среднее размыто, не похоже ни на одну настоящую пятёрку и перекрывается со средними цифр 3 и 8. У линейного классификатора на каждый класс один столбец весов, то есть один шаблон: класс, состоящий из нескольких видов (с наклоном и без, с чертой и без), получает одно среднее на все виды. Как ни выбирай этот единственный шаблон, близким ко всем он не будет. Нужны несколько шаблонов на класс или признаки между пикселями и оценками, как в скрытом слое.
#
# ### BEGIN MARK SCHEME
# **Пункт 1, 1 балл:** сказано, что знак веса решает, повышают или понижают оценку чернила в этом месте, и это применено к какой-нибудь цифре (например, к середине нуля). Полбалла, если сказано только «похоже на цифру», без влияния на оценку.
#
# **Пункт 2, 1 балл:** полбалла за разброс класса (единицы похожи друг на друга, пятёрки разные, поэтому среднее размыто или перекрывается с другими); полбалла за ограничение: один столбец весов на класс — это один шаблон, он не подойдёт нескольким видам одной цифры. Принимаются и ответы «класс — не одно облако», «граница двух классов — одна гиперплоскость».
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered both questions of section 7? Then save the notebook and hand in the file.
#
# ## Going further
#
# You have a classifier `X @ W + b`, a way to measure it, and two ways to read its weights. The means were a lucky guess, though: nothing says that they are the *best* weights. The lecture asks: how do we find good parameters? For that we must first say what good means. The next notebook does: softmax turns scores into probabilities, and maximum likelihood turns probabilities into a loss.
#
# These tasks are not graded.
#
# 1. **Shifted images.** Move all test images two pixels to the right: `np.roll(X_test.reshape(-1, 28, 28), 2, axis=2).reshape(-1, 784)`. What happens to the accuracy, and what does this say about templates?
# 2. **Two templates per digit.** Split each class in two, for instance into images with more ink than the class average and with less, and build a classifier of 20 classes. Count a prediction as right if it is one of the two templates of the digit. Can you find a better split?
# 3. **No averaging at all.** Compare each of 500 test images with the first 5000 training images and take the label of the nearest one. How much better is it, and what does it cost?
#
# **To read:** the notes of CS231n on [linear classification](https://cs231n.github.io/linear-classify/) (weights as templates and as hyperplanes); Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), the chapter on machine learning basics; in Russian, Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение».

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на оба вопроса раздела 7? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# У вас есть классификатор `X @ W + b`, способ его измерить и два способа прочитать его веса. Но средние были удачной догадкой: ничто не говорит, что это *лучшие* веса. В лекции стоит вопрос: как подобрать «хорошие» параметры? Для этого сначала нужно сказать, что значит «хорошие». Это сделает следующий ноутбук: softmax превращает оценки в вероятности, а принцип максимального правдоподобия — вероятности в функцию потерь.
#
# Эти задания не оцениваются.
#
# 1. **Сдвинутые изображения.** Сдвиньте все тестовые изображения на два пикселя вправо: `np.roll(X_test.reshape(-1, 28, 28), 2, axis=2).reshape(-1, 784)`. Что станет с долей верных ответов и что это говорит о шаблонах?
# 2. **Два шаблона на цифру.** Разделите каждый класс надвое, например на изображения, где чернил больше среднего по классу и где меньше, и постройте классификатор на 20 классов. Считайте ответ верным, если это один из двух шаблонов нужной цифры. Найдёте ли вы деление получше?
# 3. **Совсем без усреднения.** Сравните каждое из 500 тестовых изображений с первыми 5000 обучающими и возьмите метку ближайшего. Насколько это лучше и чего это стоит?
#
# **Что почитать:** конспекты CS231n о [линейной классификации](https://cs231n.github.io/linear-classify/) (веса как шаблоны и как гиперплоскости); Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), глава об основах машинного обучения; Николенко, Кадурин, Архангельская, «Глубокое обучение».
