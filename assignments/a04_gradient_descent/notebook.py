# %% [markdown] lang="en"
# # Numerical gradient and gradient descent
#
# A loss tells how bad the weights are. The gradient tells which way they get better. In this notebook you compute it from nothing but values of the loss, use it to catch mistakes in gradients derived by hand, and walk down.
#
# **You will be able to**
#
# - compute the slope of any function from two of its values, and say how exact it is;
# - compute the gradient with respect to an array of weights, of any shape;
# - check a gradient that somebody derived on paper;
# - run gradient descent, and see from its path whether the learning rate fits.
#
# **You need** NumPy arrays and the idea of a derivative. **Time:** about an hour and a half. **Points:** 18.

# %% [markdown] lang="ru"
# # Численный градиент и градиентный спуск
#
# Функция потерь говорит, насколько плохи веса, а градиент — в какую сторону их менять, чтобы стало лучше. В этом ноутбуке вы вычислите градиент по одним только значениям функции потерь, научитесь ловить с его помощью ошибки в выведенных вручную формулах и спуститесь по нему вниз.
#
# **Вы научитесь**
#
# - вычислять наклон любой функции по двум её значениям и оценивать, насколько он точен;
# - вычислять градиент по массиву весов любой формы;
# - проверять градиент, который кто-то вывел на бумаге;
# - запускать градиентный спуск и по его пути понимать, подходит ли скорость обучения.
#
# **Понадобятся** массивы NumPy и понятие производной. **Время:** около полутора часов. **Баллы:** 18.

# %% [markdown] lang="en"
# ## 1. The way down
#
# The loss $L$ depends on the weights $w$ and the bias $b$. Its gradient $\nabla L$ points to where $L$ grows fastest, so a step goes the other way:<sup>1</sup>
#
# $$w \leftarrow w - \eta\,\nabla_w L, \qquad b \leftarrow b - \eta\,\nabla_b L$$
#
# The number $\eta$ is the **learning rate**, `learning_rate` in the code. Repeat, and $L$ goes down. That is all of gradient descent; what is missing is $\nabla L$. It is a set of slopes, so we begin with one.
#
# When you are stuck: `hint("numerical_derivative")` gives a nudge, and more each time you call it.
#
# <small>1. The slide writes $w = w - \eta\,\nabla_w L$. It is an assignment, not an equation: the new $w$ is computed from the old one.</small>

# %% [markdown] lang="ru"
# ## 1. Путь вниз
#
# Функция потерь $L$ зависит от весов $w$ и смещения $b$. Её градиент $\nabla L$ указывает, куда $L$ растёт быстрее всего, поэтому шаг делают в обратную сторону:<sup>1</sup>
#
# $$w \leftarrow w - \eta\,\nabla_w L, \qquad b \leftarrow b - \eta\,\nabla_b L$$
#
# Число $\eta$ — **скорость обучения**, в коде `learning_rate`. Повторяем шаги, и $L$ убывает. Вот и весь градиентный спуск; не хватает только $\nabla L$. Это набор наклонов, так что начнём с одного.
#
# Если застряли: `hint("numerical_derivative")` подскажет, а при каждом новом вызове скажет больше.
#
# <small>1. На слайде написано $w = w - \eta\,\nabla_w L$. Это присваивание, а не уравнение: новое $w$ вычисляется по старому.</small>

# %% [markdown] lang="en"
# ## 2. A slope from two values
#
# The derivative is the slope of the tangent. Values of the function alone do not give us a tangent, but they give a chord: a straight line through two points of the curve. Its slope is the rise divided by the run. Two chords suggest themselves, from $x$ to the right, or across $x$. Which of them runs along the tangent?

# %% [markdown] lang="ru"
# ## 2. Наклон по двум значениям
#
# Производная — это наклон касательной. Провести касательную по одним значениям функции нельзя, зато можно провести хорду — прямую через две точки кривой. Её наклон равен приращению функции, делённому на приращение аргумента. Напрашиваются две хорды: от $x$ вправо и через $x$ в обе стороны. Какая из них идёт вдоль касательной?

# %% explore=true
plots.tangent_and_chords(lambda x: x**3, slope=3.0, x=1.0, eps=0.5);

# %% [markdown] lang="en"
# The chord across $x$ is nearly parallel to the tangent: what the curve's bend adds on one side, it takes away on the other. This is the **central difference** of the lecture:
#
# $$L'(x) \approx \frac{L(x + \varepsilon) - L(x - \varepsilon)}{2\varepsilon}$$
#
# **By hand.** $L(x) = x^3$ at $x = 1$, where the slope is $3$:
#
# | $\varepsilon$ | $L(x + \varepsilon)$ | $L(x - \varepsilon)$ | central difference | to the right only: $\frac{L(x + \varepsilon) - L(x)}{\varepsilon}$ |
# |---|---|---|---|---|
# | 0.5 | 3.375 | 0.125 | 3.25 | 4.75 |
# | 0.1 | 1.331 | 0.729 | 3.01 | 3.31 |
#
# With $\varepsilon$ five times smaller the error of the central difference fell from 0.25 to 0.01, that is 25 times; that of the **forward difference**, in the last column, only from 1.75 to 0.31. In general the errors are
#
# $$\frac{L(x + \varepsilon) - L(x - \varepsilon)}{2\varepsilon} - L'(x) \approx \frac{\varepsilon^2}{6} L'''(x), \qquad \frac{L(x + \varepsilon) - L(x)}{\varepsilon} - L'(x) \approx \frac{\varepsilon}{2} L''(x)$$

# %% [markdown] lang="ru"
# Хорда через $x$ почти параллельна касательной: что изгиб кривой прибавляет с одной стороны, то он отнимает с другой. Это **центральная разность** из лекции:
#
# $$L'(x) \approx \frac{L(x + \varepsilon) - L(x - \varepsilon)}{2\varepsilon}$$
#
# **Вручную.** $L(x) = x^3$ в точке $x = 1$, где наклон равен $3$:
#
# | $\varepsilon$ | $L(x + \varepsilon)$ | $L(x - \varepsilon)$ | центральная разность | только вправо: $\frac{L(x + \varepsilon) - L(x)}{\varepsilon}$ |
# |---|---|---|---|---|
# | 0.5 | 3.375 | 0.125 | 3.25 | 4.75 |
# | 0.1 | 1.331 | 0.729 | 3.01 | 3.31 |
#
# Когда $\varepsilon$ уменьшили в пять раз, ошибка центральной разности упала с 0.25 до 0.01, то есть в 25 раз, а ошибка **разности вперёд** из последнего столбца — лишь с 1.75 до 0.31. В общем случае ошибки таковы:
#
# $$\frac{L(x + \varepsilon) - L(x - \varepsilon)}{2\varepsilon} - L'(x) \approx \frac{\varepsilon^2}{6} L'''(x), \qquad \frac{L(x + \varepsilon) - L(x)}{\varepsilon} - L'(x) \approx \frac{\varepsilon}{2} L''(x)$$

# %% [markdown] lang="en"
# ### Exercise `numerical_derivative` (3 points)
#
# Write the central difference. The function `f` is given to you as an argument: call it, `f(x)`, wherever you want to know its value.

# %% [markdown] lang="ru"
# ### Упражнение `numerical_derivative` (3 балла)
#
# Запишите центральную разность. Функция `f` передаётся вам как аргумент: вызывайте её, `f(x)`, всюду, где нужно её значение.

# %% exercise="numerical_derivative"
def numerical_derivative(f, x, eps=1e-5):
    """Return the central difference of `f` at the number `x`: it steps to both sides by `eps`.

    f: a function of a number, its value is a number. The result is a number too.
    For f(x) = x**3, numerical_derivative(f, 1.0, eps=0.5) is 3.25;
    with the default eps it is 3 to about ten digits.
    """

# %% [markdown] lang="en"
# **How small should $\varepsilon$ be?** By the formulas, the smaller the better. Let us try: the slope of $e^x$ at $x = 1$ is $e$, and the picture shows how far the two differences are from it. Both axes are logarithmic, so an error proportional to $\varepsilon^2$ is a straight line that rises by two decades in each decade of $\varepsilon$.

# %% [markdown] lang="ru"
# **Насколько маленьким должно быть $\varepsilon$?** По формулам — чем меньше, тем лучше. Проверим: наклон $e^x$ в точке $x = 1$ равен $e$, и на рисунке видно, насколько от него отличаются обе разности. Обе оси логарифмические, поэтому ошибка, пропорциональная $\varepsilon^2$, выглядит как прямая, которая поднимается на два порядка за каждый порядок $\varepsilon$.

# %% explore=true
def forward_difference(f, x, eps):
    return (f(x + eps) - f(x)) / eps


plots.step_errors(numerical_derivative, forward_difference, np.exp, slope=np.e, x=1.0);

# %% [markdown] lang="en"
# ### Question (2 points, marked by hand)
#
# From right to left the error of the central difference first falls, then rises. Explain both halves: why does it fall, and how fast? Why does it rise, and how fast? Where is the best $\varepsilon$, and why is it larger for the central difference than for the forward one? Four to six sentences; read numbers off the picture. (A float keeps about 16 significant digits.)

# %% [markdown] lang="ru"
# ### Вопрос (2 балла, проверяет преподаватель)
#
# Если идти справа налево, ошибка центральной разности сначала падает, а потом растёт. Объясните обе половины: почему она падает и как быстро? Почему растёт и как быстро? Где лежит наилучшее $\varepsilon$ и почему у центральной разности оно больше, чем у разности вперёд? Четыре–шесть предложений; числа снимите с рисунка. (Число float хранит около 16 значащих цифр.)

# %% [markdown] lang="en" answer="written_difference_error" points=2
# On the right the formula itself is what is wrong: by Taylor's formula the central difference neglects $\frac{\varepsilon^2}{6} L'''(x)$, so ten times smaller $\varepsilon$ gives a hundred times smaller error (slope 2 in the picture). The forward difference neglects $\frac{\varepsilon}{2} L''(x)$, slope 1.
#
# On the left rounding is what is wrong. A float has about 16 digits, so each value of $L$ is off by about $10^{-16}\,|L|$. The two values are nearly equal, and their difference keeps this error while the digits they share cancel; dividing by $2\varepsilon$ makes it $10^{-16}\,|L| / \varepsilon$: it grows ten times for each decade (slope −1), and jumps about, because roundings are irregular.
#
# The best $\varepsilon$ is where the two errors are alike. For the central difference $\varepsilon^2 \approx 10^{-16} / \varepsilon$, so $\varepsilon \approx 10^{-16/3} \approx 5 \cdot 10^{-6}$ with an error near $10^{-11}$; for the forward one $\varepsilon \approx 10^{-16} / \varepsilon$, so $\varepsilon \approx 10^{-8}$ with an error near $10^{-8}$. The central difference neglects less, so it can afford a larger step, where rounding does less harm.
#
# ### BEGIN MARK SCHEME
# - 1 point: the falling half. The error of the formula (Taylor, truncation) shrinks with $\varepsilon$, as $\varepsilon^2$ for the central difference (as $\varepsilon$ for the forward one). ½ without the rate.
# - 1 point: the rising half. Rounding (cancellation of nearly equal numbers) divided by $\varepsilon$; the best $\varepsilon$, about $10^{-5}$ to $10^{-6}$, is where the two errors balance. ½ where rounding is named but neither the division by $\varepsilon$ nor the balance.
# - Numbers need only have the right order of magnitude. "The computer is inexact" alone earns nothing.
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_difference_error" points=2
# Справа неточна сама формула: по формуле Тейлора центральная разность отбрасывает $\frac{\varepsilon^2}{6} L'''(x)$, поэтому вдесятеро меньшее $\varepsilon$ даёт в сто раз меньшую ошибку (наклон 2 на рисунке). Разность вперёд отбрасывает $\frac{\varepsilon}{2} L''(x)$, наклон 1.
#
# Слева виновато округление. В числе с плавающей точкой около 16 цифр, поэтому каждое значение $L$ известно с ошибкой около $10^{-16}\,|L|$. Два значения почти равны: общие цифры при вычитании сокращаются, а ошибка остаётся, и после деления на $2\varepsilon$ она становится $10^{-16}\,|L| / \varepsilon$: растёт в десять раз за порядок (наклон −1) и скачет, потому что округления нерегулярны.
#
# Наилучшее $\varepsilon$ — там, где обе ошибки сравниваются. Для центральной разности $\varepsilon^2 \approx 10^{-16} / \varepsilon$, то есть $\varepsilon \approx 10^{-16/3} \approx 5 \cdot 10^{-6}$ при ошибке около $10^{-11}$; для разности вперёд $\varepsilon \approx 10^{-16} / \varepsilon$, то есть $\varepsilon \approx 10^{-8}$ при ошибке около $10^{-8}$. Центральная разность отбрасывает меньше, поэтому может позволить себе больший шаг, при котором округление вредит меньше.
#
# ### BEGIN MARK SCHEME
# - 1 балл: падающая половина. Ошибка формулы (Тейлор, отброшенный член) убывает вместе с $\varepsilon$: как $\varepsilon^2$ у центральной разности (как $\varepsilon$ у разности вперёд). ½ балла, если скорость не названа.
# - 1 балл: растущая половина. Округление (вычитание почти равных чисел), делённое на $\varepsilon$; наилучшее $\varepsilon$, примерно от $10^{-5}$ до $10^{-6}$, — там, где обе ошибки сравниваются. ½ балла, если округление названо, но нет ни деления на $\varepsilon$, ни равновесия.
# - От чисел требуется только верный порядок величины. Одно лишь «компьютер считает неточно» баллов не даёт.
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## 3. The gradient, one entry at a time
#
# A classifier has not one weight but thousands. Its gradient holds one slope for each: how does $L$ change if this entry alone moves and all the others stand still?<sup>2</sup>
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x + \varepsilon e_i) - L(x - \varepsilon e_i)}{2\varepsilon}, \qquad e_i = (0, \dots, 0, \underset{i}{1}, 0, \dots, 0)$$
#
# **By hand.** $L(x) = x_0^2 + 3 x_0 x_1$ at $x = (1, 2)$ with $\varepsilon = 0.1$:
#
# - entry 0 moves: $L(1.1, 2) = 7.81$ and $L(0.9, 2) = 6.21$, so the slope is $1.6 / 0.2 = 8$;
# - entry 0 goes back to 1, entry 1 moves: $L(1, 2.1) = 7.3$ and $L(1, 1.9) = 6.7$, so the slope is $0.6 / 0.2 = 3$.
#
# On paper: $\nabla L = (2 x_0 + 3 x_1,\; 3 x_0) = (8, 3)$. If entry 0 had stayed at 0.9, the second slope would have been 2.7: **put each entry back** before the next one moves.
#
# <small>2. The slide has the formula for one number $x$. For an array it is used once for each entry, and the error is of order $\varepsilon^2$ in each.</small>

# %% [markdown] lang="ru"
# ## 3. Градиент: по одному элементу
#
# У классификатора не один вес, а тысячи. Градиент содержит наклон для каждого: как изменится $L$, если сдвинуть только этот элемент, а остальные оставить на месте?<sup>2</sup>
#
# $$\frac{\partial L}{\partial x_i} \approx \frac{L(x + \varepsilon e_i) - L(x - \varepsilon e_i)}{2\varepsilon}, \qquad e_i = (0, \dots, 0, \underset{i}{1}, 0, \dots, 0)$$
#
# **Вручную.** $L(x) = x_0^2 + 3 x_0 x_1$ в точке $x = (1, 2)$ при $\varepsilon = 0.1$:
#
# - сдвигаем элемент 0: $L(1.1, 2) = 7.81$ и $L(0.9, 2) = 6.21$, наклон равен $1.6 / 0.2 = 8$;
# - возвращаем элемент 0 к 1 и сдвигаем элемент 1: $L(1, 2.1) = 7.3$ и $L(1, 1.9) = 6.7$, наклон равен $0.6 / 0.2 = 3$.
#
# На бумаге: $\nabla L = (2 x_0 + 3 x_1,\; 3 x_0) = (8, 3)$. Останься элемент 0 равным 0.9, второй наклон получился бы 2.7: **возвращайте каждый элемент на место**, прежде чем сдвигать следующий.
#
# <small>2. На слайде формула дана для одного числа $x$. Для массива её применяют к каждому элементу отдельно, и ошибка в каждом — порядка $\varepsilon^2$.</small>

# %% [markdown] lang="en"
# ### Exercise `numerical_gradient` (5 points)
#
# From here on, as everywhere in the course: a function returns a new array and leaves its arguments as they were, and it works for whole numbers as well. Note that an *integer* array cannot hold 1.00001.
#
# `for index in np.ndindex(x.shape)` goes over the entries of an array of any shape; `x[index]` is the entry.

# %% [markdown] lang="ru"
# ### Упражнение `numerical_gradient` (5 баллов)
#
# Здесь и дальше, как во всём курсе: функция возвращает новый массив, не меняет своих аргументов и работает с целыми числами тоже. Учтите, что в *целочисленном* массиве число 1.00001 не поместится.
#
# `for index in np.ndindex(x.shape)` перебирает элементы массива любой формы; `x[index]` — сам элемент.

# %% exercise="numerical_gradient"
def numerical_gradient(f, x, eps=1e-5):
    """Return the gradient of `f` at the array `x`: the central difference, with `eps`, in each entry.

    f: a function of an array of x's shape, its value is a number.
    x: an array of any shape; it is the same after the call as before. The result has its shape.
    For f(x) = x[0]**2 + 3 * x[0] * x[1], numerical_gradient(f, np.array([1, 2])) is about [8, 3].
    """

# %% [markdown] lang="en"
# **Where does the gradient point?** The picture shows the level lines of a loss of two weights: along each of them $L$ stays the same. The arrows are your gradients. At what angle do they cross the lines, and where are they long?

# %% [markdown] lang="ru"
# **Куда указывает градиент?** На рисунке — линии уровня функции потерь от двух весов: вдоль каждой из них $L$ не меняется. Стрелки — ваши градиенты. Под каким углом они пересекают линии и где они длинные?

# %% explore=true
def valley(w):
    return w[0] ** 2 + 2 * w[1] ** 2 + np.cos(2 * w[0])


plots.gradient_arrows(valley, numerical_gradient);

# %% [markdown] lang="en"
# They cross at right angles and point uphill; they are long where the level lines lie close together, and vanish at the bottom of a hollow and on the pass between two. A descent goes against them.
#
# **What it costs.** Two values of the loss for each entry. A linear classifier for digits has $784 \cdot 10 + 10 = 7850$ of them. The cell prints how many seconds the scores of 10 000 images take, how many evaluations one gradient takes, and how many minutes that makes.

# %% [markdown] lang="ru"
# Стрелки пересекают линии под прямым углом и указывают вверх по склону; они длинные там, где линии уровня лежат тесно, и исчезают на дне впадины и на перевале между двумя впадинами. Спуск идёт против стрелок.
#
# **Сколько это стоит.** Два значения функции потерь на каждый элемент. У линейного классификатора цифр их $784 \cdot 10 + 10 = 7850$. Ячейка печатает, сколько секунд вычисляются оценки для 10 000 изображений, сколько вычислений нужно на один градиент и сколько это минут.

# %% explore=true
import time

X_digits = load_mnist(10_000, 0)[0]
weights = np.zeros((784, 10), dtype=np.float32)
begin = time.perf_counter()
for _ in range(10):
    X_digits @ weights
seconds = (time.perf_counter() - begin) / 10
evaluations = 2 * (weights.size + 10)
print(f"{seconds:.4f}   {evaluations}   {seconds * evaluations / 60:.1f}")

# %% [markdown] lang="en"
# All this for a single step, on a sixth of the digits. So nobody trains with a numerical gradient: one derives a formula on paper, which gives all the slopes for about the price of one or two evaluations of the loss. The numerical gradient keeps another job: it tells whether the formula is right.
#
# **To think about.** To trust a formula for 7850 slopes, do you need all 7850 numerical ones? And all the images?
#
# <details><summary>Answer</summary>
#
# No. A few dozen entries of each array, `W` and `b`, drawn at random, will do: a mistake in a formula usually spoils most of the numbers it gives. A few images will do as well, but not a single one: with $N = 1$ a forgotten mean does not show.
#
# </details>

# %% [markdown] lang="ru"
# И всё это ради одного шага и на шестой части цифр. Поэтому по численному градиенту никто не обучает: формулу выводят на бумаге, и она даёт все наклоны примерно ценой одного-двух вычислений функции потерь. У численного градиента остаётся другая работа: он говорит, верна ли формула.
#
# **Подумайте.** Чтобы поверить формуле для 7850 наклонов, нужны ли все 7850 численных? А все изображения?
#
# <details><summary>Ответ</summary>
#
# Нет. Достаточно нескольких десятков случайных элементов каждого массива, `W` и `b`: ошибка в формуле обычно портит большинство чисел, которые она даёт. Достаточно и нескольких изображений, но не одного: при $N = 1$ забытое среднее незаметно.
#
# </details>

# %% [markdown] lang="en"
# ## 4. Is the gradient right?
#
# A gradient derived on paper is fast, and easily wrong: a sign, a factor 2, a forgotten mean. The loss often falls even with a wrong gradient, only not so far, so the mistake goes unnoticed for weeks. Compare it with the numerical one, entry by entry. With $a$ the gradient to check and $n$ the numerical one, let the error of entry $i$ be
#
# $$\frac{|a_i - n_i|}{\max(1,\; |a_i| + |n_i|)}$$
#
# Large entries are compared by their relative error, small ones by their difference: there a relative error would only measure rounding.
#
# **By hand.** $a_i = 8$ and $n_i = 8.08$: the error is $0.08 / 16.08 \approx 0.005$. And $a_i = 0.02$, $n_i = 0.03$: the error is $0.01 / 1 = 0.01$. A right gradient comes out below $10^{-8}$, so with `tol` $= 10^{-6}$ both entries are wrong.

# %% [markdown] lang="ru"
# ## 4. Верен ли градиент?
#
# Градиент, выведенный на бумаге, вычисляется быстро, но ошибиться в нём легко: знак, множитель 2, забытое среднее. Функция потерь часто убывает и с неверным градиентом, только останавливается выше, и ошибку не замечают неделями. Сравните его с численным, элемент за элементом. Пусть $a$ — проверяемый градиент, $n$ — численный; ошибкой элемента $i$ назовём
#
# $$\frac{|a_i - n_i|}{\max(1,\; |a_i| + |n_i|)}$$
#
# Большие элементы сравниваются по относительной ошибке, маленькие — по разности: там относительная ошибка измеряла бы только округление.
#
# **Вручную.** $a_i = 8$ и $n_i = 8.08$: ошибка равна $0.08 / 16.08 \approx 0.005$. А при $a_i = 0.02$, $n_i = 0.03$ ошибка равна $0.01 / 1 = 0.01$. У верного градиента получается меньше $10^{-8}$, так что при `tol` $= 10^{-6}$ оба элемента неверны.

# %% [markdown] lang="en"
# ### Exercise `gradient_check` (4 points)
#
# The answer is `True` only if **every** entry agrees. One that does not is enough for `False`; so is a `nan` or an infinity, and so is a shape other than that of `x`, even if NumPy would quietly stretch the arrays to fit. Another sensible measure of the error, absolute or relative, is as good: the checks ask only about clear cases.

# %% [markdown] lang="ru"
# ### Упражнение `gradient_check` (4 балла)
#
# Ответ `True` — только если совпал **каждый** элемент. Одного несовпавшего достаточно для `False`; достаточно и `nan`, и бесконечности, и формы, отличной от формы `x`, даже если NumPy молча растянул бы массивы до одной формы. Другая разумная мера ошибки, абсолютная или относительная, тоже годится: проверяются только явные случаи.

# %% exercise="gradient_check"
def gradient_check(f, grad, x, eps=1e-5, tol=1e-6):
    """Return True if every entry of `grad(x)` agrees with the numerical gradient of `f`, else False.

    f: a function of an array, its value is a number.
    grad: a function too: grad(x), an array, is the gradient to check.
    eps: the step of the numerical gradient. tol: how large the error of an entry may be.
    nan or infinity anywhere is False, and so is a shape of grad(x) other than that of x.
    For f(x) = x[0]**2 + 3 * x[0] * x[1] at [1, 2]: if grad(x) is [8, 3], True; if it is [8, 3.3], False.
    """

# %% [markdown] lang="en"
# **Who is right?** Three people derived the gradient of the same loss, $L(w) = \frac{1}{N}\sum_i (x_i \cdot w - y_i)^2$. Your check tells who may be trusted; the picture tells what the other two did. Each marker is one entry: a right gradient lies on the diagonal.

# %% [markdown] lang="ru"
# **Кто прав?** Трое вывели градиент одной и той же функции потерь $L(w) = \frac{1}{N}\sum_i (x_i \cdot w - y_i)^2$. Ваша проверка скажет, кому можно верить, а рисунок — что сделали двое других. Каждый значок — один элемент градиента: у верного все значки лежат на диагонали.

# %% explore=true
rng = np.random.default_rng(4)
X, y, w = rng.normal(size=(20, 6)), rng.normal(size=20), rng.normal(size=6)


def squared_error(w):
    return np.mean((X @ w - y) ** 2)


answers = plots.three_gradients(X, y)
for name, grad in answers.items():
    print(name, gradient_check(squared_error, grad, w))
plots.compare_gradients(numerical_gradient(squared_error, w), {name: grad(w) for name, grad in answers.items()});

# %% [markdown] lang="en"
# **To think about.** Which mistake did A make, and which did C? Would the loss still go down with A's gradient? And with C's?
#
# <details><summary>Answer</summary>
#
# A has lost the factor 2. The direction is right, so the loss falls as it would with half of $\eta$, and to the same lowest point. C has the wrong sign in one entry and climbs along it. Thanks to the other five the loss may fall at first, but then it grows without end: with $\eta = 0.1$, from the third step on.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Какую ошибку допустил A и какую C? Будет ли функция потерь убывать с градиентом A? А с градиентом C?
#
# <details><summary>Ответ</summary>
#
# A потерял множитель 2. Направление верное, поэтому функция потерь убывает так же, как при вдвое меньшем $\eta$, и к тому же минимуму. У C неверный знак в одном элементе, и вдоль него он поднимается. Благодаря пяти остальным функция потерь может сначала убывать, но потом растёт без конца: при $\eta = 0.1$ — с третьего шага.
#
# </details>

# %% [markdown] lang="en"
# ## 5. Gradient descent
#
# Back to the rule of section 1, with the bias counted among the weights: $w \leftarrow w - \eta\,\nabla L(w)$, again and again. We keep every point on the way, so that the path can be drawn.
#
# **By hand.** $L(w) = w^2$ has the gradient $2w$. From $w = 1$ with $\eta = 0.1$:
#
# $$1 \;\to\; 1 - 0.1 \cdot 2 = 0.8 \;\to\; 0.8 - 0.1 \cdot 1.6 = 0.64 \;\to\; 0.64 - 0.1 \cdot 1.28 = 0.512 \;\to\; \dots$$
#
# Three steps, four points. Each step takes the gradient **where it starts**, and multiplies $w$ by $1 - 2\eta = 0.8$. With $\eta = 0.5$ that is 0, and one step arrives. With $\eta = 1.1$ it is $-1.2$: the path jumps across the bottom and runs away.

# %% [markdown] lang="ru"
# ## 5. Градиентный спуск
#
# Вернёмся к правилу из раздела 1, причислив смещение к весам: $w \leftarrow w - \eta\,\nabla L(w)$, снова и снова. Сохраняем все точки пути, чтобы его можно было нарисовать.
#
# **Вручную.** У $L(w) = w^2$ градиент $2w$. Из $w = 1$ при $\eta = 0.1$:
#
# $$1 \;\to\; 1 - 0.1 \cdot 2 = 0.8 \;\to\; 0.8 - 0.1 \cdot 1.6 = 0.64 \;\to\; 0.64 - 0.1 \cdot 1.28 = 0.512 \;\to\; \dots$$
#
# Три шага, четыре точки. Каждый шаг берёт градиент **там, откуда выходит**, и умножает $w$ на $1 - 2\eta = 0.8$. При $\eta = 0.5$ это 0, и хватает одного шага. При $\eta = 1.1$ это $-1.2$: путь перескакивает через дно и убегает прочь.

# %% [markdown] lang="en"
# ### Exercise `gradient_descent` (4 points)
#
# `w` may be an array of any shape, of whole numbers too. Beware of `w -= ...`: it changes the array itself, and with it every place where you have kept it.

# %% [markdown] lang="ru"
# ### Упражнение `gradient_descent` (4 балла)
#
# `w` может быть массивом любой формы, в том числе целочисленным. Осторожно с `w -= ...`: так меняется сам массив, а с ним и все места, где вы его сохранили.

# %% exercise="gradient_descent"
def gradient_descent(grad, w, learning_rate, n_steps):
    """Return the points of a descent from `w`: `n_steps` times, w ← w - learning_rate * grad(w).

    grad: a function of an array of w's shape; grad(w) is the gradient there, of the same shape.
    w: the start, an array of any shape; it is the same after the call as before.
    The result has shape (n_steps + 1, *w.shape): the start first, then the point after each step.
    gradient_descent(lambda w: 2 * w, np.array([1.0]), 0.1, 3) is [[1], [0.8], [0.64], [0.512]].
    """

# %% [markdown] lang="en"
# **How large should $\eta$ be?** Take a bowl that is ten times as curved in one direction as in the other, $L(w) = \frac12 (w_0^2 + 10\,w_1^2)$. Its gradient is $(w_0,\; 10\,w_1)$; check it first. Then three learning rates, thirty steps each. Which is too small, which is too large, and how do you see it?

# %% [markdown] lang="ru"
# **Насколько большим должно быть $\eta$?** Возьмём чашу, которая в одном направлении изогнута в десять раз сильнее, чем в другом: $L(w) = \frac12 (w_0^2 + 10\,w_1^2)$. Её градиент $(w_0,\; 10\,w_1)$; сначала проверьте его. Затем — три скорости обучения, по тридцать шагов. Какая слишком мала, какая слишком велика и по чему это видно?

# %% explore=true
def bowl(w):
    return (w[0] ** 2 + 10 * w[1] ** 2) / 2


def bowl_gradient(w):
    return np.array([w[0], 10 * w[1]])


start = np.array([-4.0, 1.0])
print(gradient_check(bowl, bowl_gradient, start))
paths = {rate: gradient_descent(bowl_gradient, start, rate, 30) for rate in (0.01, 0.15, 0.205)}
plots.descent_paths(bowl, paths);

# %% [markdown] lang="en"
# With 0.01 every step is right and the path is slow: after thirty steps it has not arrived. With 0.15 it swings across the valley a few times and arrives. With 0.205 it swings wider and wider: each step multiplies $w_1$ by $1 - 10\eta = -1.05$. The same three as losses:

# %% [markdown] lang="ru"
# При 0.01 каждый шаг верен, но путь медленный: за тридцать шагов он не дошёл. При 0.15 путь несколько раз качнулся поперёк долины и дошёл. При 0.205 размах всё растёт: каждый шаг умножает $w_1$ на $1 - 10\eta = -1.05$. Те же три пути как значения функции потерь:

# %% explore=true
plots.loss_curves(bowl, paths);

# %% [markdown] lang="en"
# A loss that falls slowly but steadily asks for a larger $\eta$; one that grows asks for a smaller one. Curves like these are the first thing to look at when training fails.
#
# **To think about.** For which $\eta$ does this descent arrive at all? How many steps does it take at best until both coordinates are a hundredth of what they were, and what would change if the bowl were a hundred times as curved in one direction as in the other?
#
# <details><summary>Answer</summary>
#
# Each step multiplies $w_0$ by $1 - \eta$ and $w_1$ by $1 - 10\eta$; both must lie between −1 and 1, so $0 < \eta < 0.2$. Best is $\eta = 2/11$, where they are $\pm 9/11$: $(9/11)^{23} < 0.01$, so 23 steps. With the more curved bowl $\eta < 0.02$, the best is $2/101$, and it takes 231 steps: the steep direction limits the step, and the gentle one has to wait.
#
# </details>

# %% [markdown] lang="ru"
# Если функция потерь убывает ровно, но медленно, нужно $\eta$ побольше; если растёт — поменьше. На такие кривые смотрят в первую очередь, когда обучение не удаётся.
#
# **Подумайте.** При каких $\eta$ этот спуск вообще приходит ко дну? За сколько шагов в лучшем случае обе координаты станут в сто раз меньше и что изменится, если в одном направлении чаша будет изогнута в сто раз сильнее, чем в другом?
#
# <details><summary>Ответ</summary>
#
# Каждый шаг умножает $w_0$ на $1 - \eta$, а $w_1$ на $1 - 10\eta$; оба множителя должны лежать между −1 и 1, поэтому $0 < \eta < 0.2$. Лучше всего $\eta = 2/11$, когда они равны $\pm 9/11$: $(9/11)^{23} < 0.01$, то есть 23 шага. У более изогнутой чаши $\eta < 0.02$, лучше всего $2/101$, а шагов нужно 231: крутое направление ограничивает шаг, а пологому приходится ждать.
#
# </details>

# %% [markdown] lang="en"
# ## 6. Everything together, without a formula
#
# Two numbers, a weight and a bias, `p = [w, b]`, should make the line $y = wx + b$ fit some points. Nobody derives anything here: your `numerical_gradient` feeds your `gradient_descent`. How does the line find its place?

# %% [markdown] lang="ru"
# ## 6. Всё вместе и без формул
#
# Два числа, вес и смещение, `p = [w, b]`, должны провести прямую $y = wx + b$ поближе к точкам. Здесь никто ничего не выводит: ваша `numerical_gradient` снабжает градиентом вашу `gradient_descent`. Как прямая находит своё место?

# %% explore=true
rng = np.random.default_rng(0)
x_points = rng.uniform(-2, 2, size=30)
y_points = 0.8 * x_points + 1 + 0.3 * rng.normal(size=30)


def line_loss(p):
    return np.mean((p[0] * x_points + p[1] - y_points) ** 2)


fit = gradient_descent(lambda p: numerical_gradient(line_loss, p), np.array([-1.0, -1.0]), 0.1, 50)
print(fit[-1])
plots.fitted_lines(x_points, y_points, fit, steps=(0, 1, 3, 10, 50));

# %% [markdown] lang="en"
# The first steps do most of the work, because there the slope is steep. The result is close to the slope 0.8 and the height 1 from which the points were made, and not exactly so, because the points have noise.
#
# With thousands of weights and 60 000 images two things must change: the gradient comes from a formula, and each step looks at a few images only. That is the next notebook, **stochastic** gradient descent.

# %% [markdown] lang="ru"
# Бо́льшую часть работы делают первые шаги: там склон крутой. Результат близок к наклону 0.8 и высоте 1, по которым построены точки, но не равен им в точности, потому что в точках есть шум.
#
# С тысячами весов и 60 000 изображений придётся изменить две вещи: градиент вычисляют по формуле, и на каждом шаге берут лишь небольшую часть изображений. Об этом следующий ноутбук — **стохастический** градиентный спуск.

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered the question of section 2? Then save the notebook and hand in the file.
#
# ## Going further
#
# - **Richardson's trick.** The central differences with $\varepsilon$ and $\varepsilon / 2$ have errors in the ratio 4 : 1. Combine them so that these cancel, and add the result to the picture of section 2. Which slope does its line have?
# - **No cancellation at all.** `np.exp(1 + 1e-20j).imag / 1e-20` is a derivative. Why does its error not rise as $\varepsilon$ gets smaller? Which functions does it not work for?
# - **Momentum.** Replace the step by $v \leftarrow 0.9\,v - \eta\,\nabla L(w)$, $w \leftarrow w + v$, and draw its paths on the bowl beside yours.
#
# **To read:** Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), sections 4.1 and 4.3; the notes of CS231n on [optimization](https://cs231n.github.io/optimization-1/) and [gradient checks](https://cs231n.github.io/neural-networks-3/#gradcheck); in Russian, the chapter on gradient descent in Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение».

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на вопрос раздела 2? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# - **Приём Ричардсона.** Ошибки центральных разностей с $\varepsilon$ и $\varepsilon / 2$ относятся как 4 : 1. Скомбинируйте их так, чтобы ошибки сократились, и добавьте результат на рисунок раздела 2. Какой наклон у его прямой?
# - **Вовсе без вычитания.** `np.exp(1 + 1e-20j).imag / 1e-20` — это производная. Почему её ошибка не растёт, когда $\varepsilon$ уменьшается? Для каких функций такой способ не годится?
# - **Импульс (momentum).** Замените шаг на $v \leftarrow 0.9\,v - \eta\,\nabla L(w)$, $w \leftarrow w + v$ и нарисуйте его пути на чаше рядом со своими.
#
# **Что почитать:** Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), разделы 4.1 и 4.3; конспекты CS231n об [оптимизации](https://cs231n.github.io/optimization-1/) и [проверке градиента](https://cs231n.github.io/neural-networks-3/#gradcheck); Николенко, Кадурин, Архангельская, «Глубокое обучение», глава о градиентном спуске.
