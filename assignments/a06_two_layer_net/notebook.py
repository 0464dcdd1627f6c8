# %% [markdown] lang="en"
# # Two-layer net on MNIST
#
# **What you will be able to do:** build a neural net with one hidden layer out of NumPy alone, send the gradient back through it, and teach it to read handwritten digits: about 97.8 % of images it has never seen.
#
# **What you need:** your functions from "Softmax and maximum likelihood" and "Stochastic gradient descent", the chain rule, and for section 10 scikit-learn.
#
# **How long it takes:** three to four hours. Training on all 60 000 images takes ten seconds to half a minute, longer on a machine that is busy.
#
# **Points:** 40.

# %% [markdown] lang="ru"
# # Двухслойная сеть на MNIST
#
# **Чему вы научитесь:** собирать на одном только NumPy нейронную сеть с одним скрытым слоем, проводить через неё градиент в обратную сторону и обучать её распознавать рукописные цифры: около 97.8 % изображений, которых она никогда не видела.
#
# **Что понадобится:** ваши функции из ноутбуков «Softmax и максимальное правдоподобие» и «Стохастический градиентный спуск», правило дифференцирования сложной функции, а для раздела 10 — библиотека scikit-learn.
#
# **Сколько времени займёт:** три-четыре часа. Само обучение на всех 60 000 изображений длится от десяти секунд до полуминуты, а на занятой машине дольше.
#
# **Баллы:** 40.

# %% [markdown] lang="en"
# ## The whole plan in one picture
#
# A linear classifier goes from an image to scores in one step. Now a **hidden layer** of $H$ neurons stands in between: an affine layer, a non-linear function, a second affine layer.
#
# $$z = XW_1 + b_1, \qquad h = \max(0, z), \qquad s = hW_2 + b_2$$
#
# Softmax and the NLL turn the scores $s$ into the loss $L$. The picture answers: what goes forward, what comes back, and in which shapes?

# %% [markdown] lang="ru"
# ## Весь план на одном рисунке
#
# Линейный классификатор переходит от изображения к оценкам за один шаг. Теперь между ними стоит **скрытый слой** из $H$ нейронов: аффинный слой, нелинейная функция, второй аффинный слой.
#
# $$z = XW_1 + b_1, \qquad h = \max(0, z), \qquad s = hW_2 + b_2$$
#
# Softmax и NLL превращают оценки $s$ в значение функции потерь $L$. Рисунок отвечает на вопрос: что идёт вперёд, что возвращается назад и какой всё это формы?

# %% explore=true
plots.net_diagram();

# %% [markdown] lang="en"
# Each layer knows only two things: how to compute its output, and how to turn the gradient with respect to its output into the gradients with respect to its inputs and parameters. That is **backpropagation**. You will write the layers one by one, then chain them.
#
# - $N$ examples, $D$ features, $H$ hidden units (the neurons of the hidden layer), $C$ classes; `dz` stands for $\partial L/\partial z$, and so on. **A gradient always has the shape of the array it belongs to.**
# - The data loss is the mean over the batch. The penalty is $\lambda R$ with $R = \sum W^2 + \sum b^2$ over both layers.
# - Functions return new arrays and leave their arguments as they are. Arguments are NumPy arrays; examples write them as lists for short.
# - Stuck? `hint("affine")` gives a nudge, a second call the idea, a third one nearly the code. It works for each exercise.

# %% [markdown] lang="ru"
# Каждый слой умеет только две вещи: вычислить свой выход и превратить градиент по выходу в градиенты по входам и параметрам. Это и есть **обратное распространение ошибки** (backpropagation). Вы напишете слои по одному, а затем соедините их в цепочку.
#
# - $N$ примеров, $D$ признаков, $H$ скрытых нейронов, $C$ классов; `dz` обозначает $\partial L/\partial z$, и так далее. **Форма градиента всегда та же, что у массива, к которому он относится.**
# - Потери на данных — среднее по мини-батчу. Штраф равен $\lambda R$, где $R = \sum W^2 + \sum b^2$ по обоим слоям.
# - Функции возвращают новые массивы и не меняют свои аргументы. Аргументы — массивы NumPy; в примерах они для краткости записаны списками.
# - Застряли? `hint("affine")` подскажет, в какую сторону думать, второй вызов раскроет идею, третий покажет почти готовый код. Так в каждом упражнении.

# %% [markdown] lang="en"
# ### Bring your own functions
#
# The net stands on what you wrote before. Paste your functions into the next cell, in place of the line with `raise`; it is not graded. The cell after it tries them with their own checks: a mistake here would spoil everything that follows.

# %% [markdown] lang="ru"
# ### Возьмите свои функции
#
# Сеть опирается на то, что вы уже написали. Вставьте свои функции в следующую ячейку вместо строки с `raise`; она не оценивается. Ячейка после неё проверит их теми же проверками, что и раньше: ошибка здесь испортила бы всё остальное.

# %% bring="a02_softmax_nll: softmax, log_softmax, nll_loss, nll_gradient; a05_sgd: minibatches, sgd_step, sgd"
# softmax, log_softmax, nll_loss, nll_gradient; minibatches, sgd_step, sgd

# %% explore=true
for name in ("softmax", "log_softmax", "nll_loss", "nll_gradient", "minibatches", "sgd_step", "sgd"):
    check(name)

# %% [markdown] lang="en"
# The data: all of MNIST, images as rows of 784 numbers from 0 to 1. In a browser products of matrices are about a hundred times slower, so there you practise on 6000 images and will read about 93 % of the digits; the grader always trains on all of them.

# %% [markdown] lang="ru"
# Данные — весь MNIST: изображения записаны строками из 784 чисел от 0 до 1. В браузере умножение матриц примерно в сто раз медленнее, поэтому там вы тренируетесь на 6000 изображений и распознаете около 93 % цифр; при оценивании обучение всегда идёт на всех.

# %%
import sys
import time

from nncourse.data.toy import spirals

in_browser = sys.platform == "emscripten"
X_train, y_train, X_test, y_test = load_mnist(6_000, 1_000) if in_browser else load_mnist()

# %% [markdown] lang="en"
# ## 1. The affine layer, there and back
#
# Forward it is the linear classifier you know: $\text{out} = XW + b$.
#
# Backward, the layer is given `dout`, the gradient of the loss with respect to `out`, of shape $(N, H)$. How does the loss change with one input $X_{id}$? It enters every output of row $i$: $\text{out}_{ih}$ with the weight $W_{dh}$. The chain rule adds up all the paths:
#
# $$dX_{id} = \sum_h \text{dout}_{ih}\, W_{dh}, \qquad dW_{dh} = \sum_i X_{id}\, \text{dout}_{ih}, \qquad db_h = \sum_i \text{dout}_{ih}$$
#
# A weight serves all the examples, so its gradient sums over $i$. There is no $1/N$ here: the mean sits in the loss, and `nll_gradient` has divided by $N$ already.

# %% [markdown] lang="ru"
# ## 1. Аффинный слой: туда и обратно
#
# Вперёд — это уже знакомый линейный классификатор: $\text{out} = XW + b$.
#
# На обратном пути слой получает `dout` — градиент функции потерь по `out`, формы $(N, H)$. Как меняется функция потерь от одного входа $X_{id}$? Он входит в каждый выход строки $i$: в $\text{out}_{ih}$ — с весом $W_{dh}$. Правило дифференцирования сложной функции складывает все пути:
#
# $$dX_{id} = \sum_h \text{dout}_{ih}\, W_{dh}, \qquad dW_{dh} = \sum_i X_{id}\, \text{dout}_{ih}, \qquad db_h = \sum_i \text{dout}_{ih}$$
#
# Один и тот же вес работает для всех примеров, поэтому его градиент — сумма по $i$. Множителя $1/N$ здесь нет: среднее берётся в функции потерь, и `nll_gradient` уже поделила на $N$.

# %% [markdown] lang="en"
# **By hand.** Two examples, two features, two units:
#
# $$X = \begin{bmatrix} 1 & 2 \\ 3 & -1 \end{bmatrix},\quad W = \begin{bmatrix} 1 & -1 \\ 0 & 2 \end{bmatrix},\quad b = [0.5,\ 0],\quad \text{dout} = \begin{bmatrix} 1 & 2 \\ 0 & -1 \end{bmatrix}$$
#
# - Forward, first row: $1\cdot 1 + 2\cdot 0 + 0.5 = 1.5$ and $1\cdot(-1) + 2\cdot 2 + 0 = 3$. The second row gives $3.5$ and $-5$.
# - $dX_{00} = 1\cdot 1 + 2\cdot(-1) = -1$: along row 0 of `dout` and row 0 of $W$.
# - $dW_{00} = 1\cdot 1 + 3\cdot 0 = 1$: down column 0 of $X$ and column 0 of `dout`.
# - $db = [1 + 0,\ 2 - 1] = [1,\ 1]$.
#
# ### Exercise `affine` (6 points)
#
# Find the matrix products that do all of this at once. The shapes leave you hardly a choice.

# %% [markdown] lang="ru"
# **Вручную.** Два примера, два признака, два нейрона:
#
# $$X = \begin{bmatrix} 1 & 2 \\ 3 & -1 \end{bmatrix},\quad W = \begin{bmatrix} 1 & -1 \\ 0 & 2 \end{bmatrix},\quad b = [0.5,\ 0],\quad \text{dout} = \begin{bmatrix} 1 & 2 \\ 0 & -1 \end{bmatrix}$$
#
# - Вперёд, первая строка: $1\cdot 1 + 2\cdot 0 + 0.5 = 1.5$ и $1\cdot(-1) + 2\cdot 2 + 0 = 3$. Вторая строка даёт $3.5$ и $-5$.
# - $dX_{00} = 1\cdot 1 + 2\cdot(-1) = -1$: вдоль строки 0 массива `dout` и строки 0 матрицы $W$.
# - $dW_{00} = 1\cdot 1 + 3\cdot 0 = 1$: вниз по столбцу 0 матрицы $X$ и столбцу 0 массива `dout`.
# - $db = [1 + 0,\ 2 - 1] = [1,\ 1]$.
#
# ### Упражнение `affine` (6 баллов)
#
# Найдите матричные произведения, которые делают всё это сразу. Формы почти не оставляют выбора.

# %% exercise="affine"
def affine_forward(X, W, b):
    """Return the outputs X W + b, shape (N, H).

    X: (N, D), W: (D, H), b: (H,). affine_forward([[1, 2]], [[1, -1], [0, 2]], [0.5, 0]) is [[1.5, 3]].
    """


def affine_backward(dout, X, W):
    """Return the gradients dX (N, D), dW (D, H), db (H,) of the loss, given its gradient `dout` (N, H)
    with respect to the outputs.

    X: (N, D), W: (D, H): what affine_forward was given.
    With dout = [[1, 2]], X = [[1, 2]], W = [[1, -1], [0, 2]]:
    dX is [[-1, 4]], dW is [[1, 2], [2, 4]], db is [1, 2].
    """


# %% [markdown] lang="en"
# **Can one layer do it all?** One affine layer with softmax is a complete classifier. Here it is trained, with your functions, on points that lie on three spiral arms. Before you run the cell: where can its borders run?

# %% [markdown] lang="ru"
# **Хватит ли одного слоя?** Один аффинный слой и softmax — уже полноценный классификатор. Здесь он обучается, вашими же функциями, на точках трёх рукавов спирали. Прежде чем запустить ячейку, подумайте: где могут пройти его границы?

# %% explore=true
X_spiral, y_spiral = spirals()


def one_layer_loss(params, X, y):
    scores = affine_forward(X, params["W"], params["b"])
    _, dW, db = affine_backward(nll_gradient(scores, y), X, params["W"])
    return nll_loss(scores, y), {"W": dW, "b": db}


start = {"W": np.zeros((2, 3)), "b": np.zeros(3)}
line, _ = sgd(one_layer_loss, start, X_spiral, y_spiral, 1.0, 50, 100, np.random.default_rng(0))


def predict_one_layer(X):
    return affine_forward(X, line["W"], line["b"]).argmax(axis=1)


plots.regions(X_spiral, y_spiral, {0: predict_one_layer});

# %% [markdown] lang="en"
# Straight borders only: a little over half of the points are right, and longer training would not help. Two affine layers in a row would not help either:
#
# $$(XW_1 + b_1)W_2 + b_2 = X(W_1W_2) + (b_1W_2 + b_2)$$
#
# is a single affine layer again. Something that is **not linear** must stand between them.

# %% [markdown] lang="ru"
# Границы могут быть только прямыми: верны чуть больше половины точек, и более долгое обучение не поможет. Не помогут и два аффинных слоя подряд:
#
# $$(XW_1 + b_1)W_2 + b_2 = X(W_1W_2) + (b_1W_2 + b_2)$$
#
# — это снова один аффинный слой. Между ними должно стоять что-то **нелинейное**.

# %% [markdown] lang="en"
# ## 2. Back through the activation
#
# The lecture offers two functions for the place in between:
#
# $$\text{ReLU}(z) = \max(0, z), \qquad \tanh(z) = \frac{2}{1 + e^{-2z}} - 1$$
#
# They work on each number alone, so on the way back each number of `dout` is multiplied by the slope at its own $z$:
#
# $$dz = \text{dout} \cdot \begin{cases} 0 & z < 0 \\ 1 & z > 0 \end{cases} \qquad\text{and}\qquad dz = \text{dout}\cdot\left(1 - \tanh^2 z\right)$$
#
# **By hand.** ReLU with `dout` $= [5, 5, -2]$ at $z = [-1, 2, 3]$ gives $[0, 5, -2]$: the sign of $z$ decides, not that of `dout`. For tanh at $z = 0.5$: $\tanh 0.5 = 0.4621$, the slope is $1 - 0.4621^2 \approx 0.786$.
#
# *If you have the slides open:* they do not say what the slope of ReLU at exactly 0 is. Any number from 0 to 1 is right there. And the formula of tanh overflows for very negative $z$ if you type it as it stands; `np.tanh` does not.
#
# ### Exercise `activation_gradients` (4 points)
#
# Write both functions.

# %% [markdown] lang="ru"
# ## 2. Обратно через функцию активации
#
# Для места между слоями в лекции предложены две функции:
#
# $$\text{ReLU}(z) = \max(0, z), \qquad \tanh(z) = \frac{2}{1 + e^{-2z}} - 1$$
#
# Они применяются к каждому числу отдельно, поэтому на обратном пути каждое число из `dout` умножается на производную, то есть на наклон графика, в своей точке $z$:
#
# $$dz = \text{dout} \cdot \begin{cases} 0 & z < 0 \\ 1 & z > 0 \end{cases} \qquad\text{и}\qquad dz = \text{dout}\cdot\left(1 - \tanh^2 z\right)$$
#
# **Вручную.** ReLU при `dout` $= [5, 5, -2]$ и $z = [-1, 2, 3]$ даёт $[0, 5, -2]$: решает знак $z$, а не знак `dout`. Для tanh при $z = 0.5$: $\tanh 0.5 = 0.4621$, производная равна $1 - 0.4621^2 \approx 0.786$.
#
# *Если перед вами слайды:* там не сказано, чему равна производная ReLU ровно в нуле. Подходит любое число от 0 до 1. А формула для tanh, набранная дословно, переполняется при больших отрицательных $z$; у `np.tanh` этой беды нет.
#
# ### Упражнение `activation_gradients` (4 балла)
#
# Напишите обе функции.

# %% exercise="activation_gradients"
def relu_backward(dout, z):
    """Return the gradient with respect to z, given `dout`, that with respect to relu(z); any shape.

    z is the input of ReLU, of the same shape as dout.
    relu_backward([5, 5, -2], [-1, 2, 3]) is [0, 5, -2].
    """


def tanh_backward(dout, z):
    """Return the gradient with respect to z, given `dout`, that with respect to tanh(z); any shape.

    z is the input of tanh, of the same shape as dout. tanh_backward(1, 0.5) is about 0.786.
    """


# %% [markdown] lang="en"
# **Where does a unit stop learning?** Look for the places where the slope is 0: there nothing comes back, and the weights in front of the unit stay as they are.

# %% [markdown] lang="ru"
# **Где нейрон перестаёт учиться?** Найдите места, где производная (наклон на графике справа) равна 0: оттуда ничего не возвращается, и веса перед нейроном не меняются.

# %% explore=true
plots.slopes(relu_backward, tanh_backward);

# %% [markdown] lang="en"
# **To think about.** A tanh unit hardly learns when $|z| > 3$, on either side; a ReLU unit not at all when $z < 0$, but at full strength for every $z > 0$, however large. What happens to a ReLU unit whose $z$ is negative for **every** image?
#
# <details><summary>Answer</summary>
#
# It learns nothing any more: its slope is 0 for every image, so no gradient reaches its weights and its bias, and its output is always 0. Such a unit is called **dead**. The penalty does not revive it: it shrinks weights and bias by the same factor, so $z$ keeps its sign.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Нейрон с tanh почти не учится при $|z| > 3$, с обеих сторон; нейрон с ReLU — совсем не учится при $z < 0$, зато в полную силу при любом $z > 0$, сколь угодно большом. Что станет с нейроном с ReLU, у которого $z$ отрицательно для **каждого** изображения?
#
# <details><summary>Ответ</summary>
#
# Он больше ничему не научится: производная равна 0 на каждом изображении, поэтому до его весов и смещения градиент не доходит, а выход всегда равен 0. Такой нейрон называют **мёртвым**. Штраф его не оживит: веса и смещение он уменьшает в одно и то же число раз, и знак $z$ не меняется.
#
# </details>

# %% [markdown] lang="en"
# ## 3. Where to start
#
# A linear classifier may start from zeros. A net may not: if two hidden units start with the same weights, both incoming (a column of $W_1$) and outgoing (a row of $W_2$), they compute the same numbers, get the same gradients, and stay copies of one another for ever. Random weights **break the symmetry**. Biases may be zeros.
#
# How large should the weights be? A hidden unit sums 784 terms: $z = \sum_d x_d w_d$. With weights of standard deviation $\sigma$, $z$ has the standard deviation $\sigma\sqrt{\sum_d x_d^2}$.
#
# **By hand.** For a digit $\sum_d x_d^2$ is about 88. With $\sigma = 1$, $z$ is about $\pm 9.4$, the scores grow larger still, softmax is sure of itself, and wrong: the first loss is far above $\ln 10$. With $\sigma = \sqrt{2/784} = 0.0505$, $z$ is about $\pm 0.47$: all classes stay nearly equal, and the first loss is about $\ln 10 = 2.303$.
#
# The rule behind this is $\sigma = \sqrt{2/n_\text{in}}$, where $n_\text{in}$ is the number of inputs of the layer. Other rules do as well; only the two properties count: **units differ, and the first loss is near $\ln C$**.
#
# ### Exercise `init_params` (3 points)

# %% [markdown] lang="ru"
# ## 3. Откуда начинать
#
# Линейный классификатор можно начинать с нулей. Сеть — нельзя: если у двух скрытых нейронов в начале одинаковы и входящие веса (столбец $W_1$), и исходящие (строка $W_2$), они вычисляют одинаковые числа, получают одинаковые градиенты и навсегда остаются копиями друг друга. Случайные веса **нарушают симметрию**. Смещения могут быть нулями.
#
# Насколько большими брать веса? Скрытый нейрон складывает 784 слагаемых: $z = \sum_d x_d w_d$. Если стандартное отклонение весов равно $\sigma$, то у $z$ оно равно $\sigma\sqrt{\sum_d x_d^2}$.
#
# **Вручную.** Для цифры $\sum_d x_d^2$ — около 88. При $\sigma = 1$ значения $z$ — порядка $\pm 9.4$, оценки ещё больше, softmax уверен в себе и ошибается: первое значение функции потерь намного выше $\ln 10$. При $\sigma = \sqrt{2/784} = 0.0505$ значения $z$ — порядка $\pm 0.47$: все классы почти равны, и первое значение функции потерь — около $\ln 10 = 2.303$.
#
# За этим стоит правило $\sigma = \sqrt{2/n_\text{in}}$, где $n_\text{in}$ — число входов слоя. Годятся и другие правила; важны только два свойства: **нейроны различаются, и первое значение функции потерь близко к $\ln C$**.
#
# ### Упражнение `init_params` (3 балла)

# %% exercise="init_params"
def init_params(n_features, n_hidden, n_classes, rng):
    """Return fresh parameters: small random weights, zero biases.

    A dict of "W1" (n_features, n_hidden), "b1" (n_hidden,), "W2" (n_hidden, n_classes), "b2" (n_classes,).
    All random numbers are drawn from `rng`, a numpy.random.Generator:
    rng.normal(size=(2, 3)) is an array of shape (2, 3).
    """


# %% [markdown] lang="en"
# ## 4. Forward
#
# $$s = \max(0,\; XW_1 + b_1)\,W_2 + b_2$$
#
# **By hand.** One image of two pixels, two hidden units, three classes:
#
# $$x = [1,\ 2],\quad W_1 = \begin{bmatrix} 1 & -1 \\ 0 & -1 \end{bmatrix},\quad b_1 = [0,\ 1],\quad W_2 = \begin{bmatrix} 2 & -1 & 0 \\ 3 & -1 & 1 \end{bmatrix},\quad b_2 = [0,\ 0.5,\ -1]$$
#
# - $z = [1,\ -1 - 2 + 1] = [1,\ -2]$.
# - $h = [1,\ 0]$: the second unit is silent, so the second row of $W_2$ plays no part.
# - $s = [2,\ -1 + 0.5,\ 0 - 1] = [2,\ -0.5,\ -1]$.
#
# ### Exercise `two_layer_scores` (4 points)

# %% [markdown] lang="ru"
# ## 4. Прямой проход
#
# $$s = \max(0,\; XW_1 + b_1)\,W_2 + b_2$$
#
# **Вручную.** Одно изображение из двух пикселей, два скрытых нейрона, три класса:
#
# $$x = [1,\ 2],\quad W_1 = \begin{bmatrix} 1 & -1 \\ 0 & -1 \end{bmatrix},\quad b_1 = [0,\ 1],\quad W_2 = \begin{bmatrix} 2 & -1 & 0 \\ 3 & -1 & 1 \end{bmatrix},\quad b_2 = [0,\ 0.5,\ -1]$$
#
# - $z = [1,\ -1 - 2 + 1] = [1,\ -2]$.
# - $h = [1,\ 0]$: второй нейрон молчит, поэтому вторая строка $W_2$ не участвует.
# - $s = [2,\ -1 + 0.5,\ 0 - 1] = [2,\ -0.5,\ -1]$.
#
# ### Упражнение `two_layer_scores` (4 балла)

# %% exercise="two_layer_scores"
def two_layer_scores(params, X):
    """Return the scores (N, C) of the net: affine, ReLU, affine.

    params: dict of W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); X: (N, D). For the net of the worked example
    two_layer_scores(params, [[1, 2]]) is [[2, -0.5, -1]].
    """


# %% [markdown] lang="en"
# **How much does the scale of the first weights matter?** The picture shows the loss on 1000 digits before any training, for different $\sigma$ in both layers, and for your `init_params`. Where is your start, compared with $\ln 10$?

# %% [markdown] lang="ru"
# **Так ли важен масштаб начальных весов?** На рисунке — функция потерь на 1000 цифр до всякого обучения, при разных $\sigma$ в обоих слоях и для вашей `init_params`. Где оказалась ваша начальная точка по сравнению с $\ln 10$?

# %% explore=true
def first_loss(params):
    return nll_loss(two_layer_scores(params, X_train[:1000]), y_train[:1000])


rng = np.random.default_rng(0)
scales = np.geomspace(0.003, 1, 11)
losses = [
    first_loss(
        {
            "W1": scale * rng.normal(size=(784, 128)),
            "b1": np.zeros(128),
            "W2": scale * rng.normal(size=(128, 10)),
            "b2": np.zeros(10),
        }
    )
    for scale in scales
]
plots.first_losses(scales, losses, own_loss=first_loss(init_params(784, 128, 10, rng)), n_classes=10);

# %% [markdown] lang="en"
# Remember this as a test for every classifier you will ever train: **if the first loss is far from $\ln C$, stop and look for the mistake.**

# %% [markdown] lang="ru"
# Запомните эту проверку, она годится для любого классификатора, который вам доведётся обучать: **если первое значение функции потерь далеко от $\ln C$, остановитесь и ищите ошибку.**

# %% [markdown] lang="en"
# ## 5. The loss and its gradients
#
# This is the heart of the notebook. The loss has two parts:
#
# $$L = \frac{1}{N}\sum_i -\ln p_{i, y_i} \;+\; \lambda\left(\sum W_1^2 + \sum b_1^2 + \sum W_2^2 + \sum b_2^2\right)$$
#
# where $p_{ic}$ is the softmax probability of class $c$ for example $i$. Forward, keep $z$ and $h$: the way back needs them. Then, from the last layer to the first:
#
# | step | what comes in | what comes out | your function |
# |---|---|---|---|
# | 1 | $s, y$ | $ds$ | `nll_gradient` |
# | 2 | $ds$ | $dh, dW_2, db_2$ | `affine_backward` |
# | 3 | $dh$ | $dz$ | `relu_backward` |
# | 4 | $dz$ | $dW_1, db_1$; $dX$ is not needed | `affine_backward` |
# | 5 | each parameter | $+\,2\lambda$ times the parameter | |
#
# *If you have the slides open:* some of them write $R(W)$ only. In this course the biases are regularized too, as on the slide with $R(w, b)$, and there is no factor ½.

# %% [markdown] lang="ru"
# ## 5. Функция потерь и её градиенты
#
# Это сердце ноутбука. Функция потерь состоит из двух частей:
#
# $$L = \frac{1}{N}\sum_i -\ln p_{i, y_i} \;+\; \lambda\left(\sum W_1^2 + \sum b_1^2 + \sum W_2^2 + \sum b_2^2\right)$$
#
# где $p_{ic}$ — вероятность класса $c$ для примера $i$, которую даёт softmax. На прямом пути сохраните $z$ и $h$: они понадобятся на обратном. Затем — от последнего слоя к первому:
#
# | шаг | что приходит | что получается | ваша функция |
# |---|---|---|---|
# | 1 | $s, y$ | $ds$ | `nll_gradient` |
# | 2 | $ds$ | $dh, dW_2, db_2$ | `affine_backward` |
# | 3 | $dh$ | $dz$ | `relu_backward` |
# | 4 | $dz$ | $dW_1, db_1$; $dX$ не нужен | `affine_backward` |
# | 5 | каждый параметр | $+\,2\lambda$, умноженное на параметр | |
#
# *Если перед вами слайды:* на некоторых написано только $R(W)$. В этом курсе смещения тоже регуляризуются, как на слайде с $R(w, b)$, и множителя ½ нет.

# %% [markdown] lang="en"
# **By hand.** The image from section 4, with the label $y = 0$ and $\lambda = 0$.
#
# - $s = [2,\ -0.5,\ -1]$, so $p = [0.8835,\ 0.0725,\ 0.0440]$ and $L = -\ln 0.8835 = 0.1239$.
# - $ds = p - [1, 0, 0] = [-0.1165,\ 0.0725,\ 0.0440]$; this is also $db_2$.
# - $dW_2$: its first row is $h_0\, ds = ds$, its second row is $h_1\, ds = 0$.
# - $dh = [2\cdot(-0.1165) - 0.0725,\ \ 3\cdot(-0.1165) - 0.0725 + 0.0440] = [-0.3055,\ -0.3781]$.
# - $z = [1, -2]$, so ReLU stops the second number: $dz = [-0.3055,\ 0]$; this is also $db_1$.
# - $dW_1$: rows $1\cdot dz = [-0.3055,\ 0]$ and $2\cdot dz = [-0.6111,\ 0]$.
#
# With $\lambda = 0.1$: the squares of $W_1, b_1, W_2, b_2$ add up to $3 + 1 + 16 + 1.25 = 21.25$, so $L = 0.1239 + 2.125 = 2.2489$.
#
# ### Exercise `two_layer_loss` (10 points)

# %% [markdown] lang="ru"
# **Вручную.** Изображение из раздела 4 с меткой $y = 0$ и $\lambda = 0$.
#
# - $s = [2,\ -0.5,\ -1]$, поэтому $p = [0.8835,\ 0.0725,\ 0.0440]$ и $L = -\ln 0.8835 = 0.1239$.
# - $ds = p - [1, 0, 0] = [-0.1165,\ 0.0725,\ 0.0440]$; это же и $db_2$.
# - $dW_2$: первая строка равна $h_0\, ds = ds$, вторая равна $h_1\, ds = 0$.
# - $dh = [2\cdot(-0.1165) - 0.0725,\ \ 3\cdot(-0.1165) - 0.0725 + 0.0440] = [-0.3055,\ -0.3781]$.
# - $z = [1, -2]$, поэтому ReLU останавливает второе число: $dz = [-0.3055,\ 0]$; это же и $db_1$.
# - $dW_1$: строки $1\cdot dz = [-0.3055,\ 0]$ и $2\cdot dz = [-0.6111,\ 0]$.
#
# При $\lambda = 0.1$: квадраты чисел в $W_1, b_1, W_2, b_2$ дают в сумме $3 + 1 + 16 + 1.25 = 21.25$, поэтому $L = 0.1239 + 2.125 = 2.2489$.
#
# ### Упражнение `two_layer_loss` (10 баллов)

# %% exercise="two_layer_loss"
def two_layer_loss(params, X, y, reg_strength):
    """Return the loss, data and penalty, and its gradients in a dict with the keys of `params`.

    params: dict of W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); X: (N, D); y: (N,) labels; reg_strength: λ.
    The loss is a number; grads["W1"] has the shape of params["W1"], and so on.
    In the worked example with λ = 0 the loss is 0.1239 and grads["b1"] is [-0.3055, 0].
    """


# %% [markdown] lang="en"
# **Are the gradients right?** The worked example is one image; this picture tries a random net. For each parameter it takes 25 random directions, and compares the slope your `grads` promise with the slope the loss really has there, measured with a central difference. If a parameter's points leave the diagonal, you know which line to look at.

# %% [markdown] lang="ru"
# **Верны ли градиенты?** В разобранном примере — одно изображение; этот рисунок испытывает случайную сеть. Для каждого параметра берутся 25 случайных направлений, и наклон, который обещают ваши `grads`, сравнивается с настоящим наклоном функции потерь, измеренным центральной разностью. Если точки какого-то параметра уходят с диагонали, понятно, на какую строку смотреть.

# %% explore=true
rng = np.random.default_rng(1)
small_net = {"W1": rng.normal(size=(6, 8)), "b1": rng.normal(size=8), "W2": rng.normal(size=(8, 4)), "b2": rng.normal(size=4)}
X_small, y_small = rng.normal(size=(12, 6)), rng.integers(0, 4, size=12)
plots.gradient_agreement(two_layer_loss, small_net, X_small, y_small, reg_strength=0.05, rng=rng);

# %% [markdown] lang="en"
# ## 6. From scores to digits
#
# The net's answer is the class with the largest score, row by row. The scores $[2,\ -0.5,\ -1]$ mean class 0. Softmax would not change the order, so it is not needed here.
#
# ### Exercise `predict_digits` (2 points)

# %% [markdown] lang="ru"
# ## 6. От оценок к цифрам
#
# Ответ сети — класс с наибольшей оценкой, для каждой строки отдельно. Оценки $[2,\ -0.5,\ -1]$ означают класс 0. Softmax не изменил бы порядка, поэтому здесь он не нужен.
#
# ### Упражнение `predict_digits` (2 балла)

# %% exercise="predict_digits"
def predict_digits(params, X):
    """Return the label (N,) with the largest score for each row of X.

    params: dict of W1 (D, H), b1 (H,), W2 (H, C), b2 (C,); X: (N, D).
    Labels are ints from 0 to C - 1; one row of X gives an array of one label.
    """


# %% [markdown] lang="en"
# ## 7. Training
#
# All the parts are there. Training is stochastic gradient descent on `two_layer_loss`, from a start by `init_params`.
#
# **By hand.** 60 000 images in minibatches of 64 are 937 full batches and one of 32: 938 steps per epoch, 9380 entries of the history after 10 epochs. The lecture names 32, 64 and 128 as common sizes; it is a choice.
#
# ### Exercise `train_two_layer_net` (6 points)
#
# Your `sgd` asks for a function `evaluate_gradient(params, X_batch, y_batch)`: define it inside, and let it know `reg_strength`.
#
# *When it is graded,* your function trains on small data, 500 pictures of 196 pixels at most, and a call may take 30 seconds. With NumPy it takes a fraction of one; even loops over every number end in time.

# %% [markdown] lang="ru"
# ## 7. Обучение
#
# Все части готовы. Обучение — это стохастический градиентный спуск по `two_layer_loss`, начиная с параметров из `init_params`.
#
# **Вручную.** 60 000 изображений в мини-батчах по 64 — это 937 полных мини-батчей и один из 32: 938 шагов за эпоху, 9380 записей в истории после 10 эпох. Лекция называет обычными размеры 32, 64 и 128; это вопрос выбора.
#
# ### Упражнение `train_two_layer_net` (6 баллов)
#
# Вашей `sgd` нужна функция `evaluate_gradient(params, X_batch, y_batch)`: определите её внутри, и пусть она знает `reg_strength`.
#
# *При оценивании* ваша функция обучается на небольших данных, не больше 500 изображений по 196 пикселей, и один вызов может длиться 30 секунд. С NumPy хватает доли секунды; успевают и циклы по всем числам.

# %% exercise="train_two_layer_net"
def train_two_layer_net(X, y, n_hidden, n_classes, learning_rate, reg_strength, batch_size, n_epochs, rng):
    """Return the params of a net trained from a fresh start, and the loss of each step.

    X: (N, D); y: (N,) labels; n_hidden: H; n_classes: C.
    rng: a numpy.random.Generator for the start and the order of the images.
    Returns params, history: a dict of W1, b1, W2, b2, and a list of n_epochs * ceil(N / batch_size)
    losses, each with its penalty, as `sgd` gives it.
    """


# %% [markdown] lang="en"
# **First test: learn 20 images by heart.** A net that cannot do even that has a mistake in it. With 128 hidden units the loss must fall from $\ln 10$ to almost 0, and the accuracy rise to 100 %. And new images: how many will it read?

# %% [markdown] lang="ru"
# **Первое испытание: выучить 20 изображений наизусть.** Если сеть не может даже этого, в ней ошибка. При 128 скрытых нейронах функция потерь должна упасть с $\ln 10$ почти до 0, а доля верных ответов — вырасти до 100 %. А сколько новых изображений распознает такая сеть?

# %% explore=true
def loss_without_penalty(params, X, y):
    return two_layer_loss(params, X, y, 0.0)


rng = np.random.default_rng(0)
params_20 = init_params(784, 128, 10, rng)
X_20, y_20 = X_train[:20], y_train[:20]
seen, new, losses = [], [], []
for epoch in range(60):
    params_20, history_20 = sgd(loss_without_penalty, params_20, X_20, y_20, 0.2, 20, 1, rng)
    losses.append(history_20[-1])
    seen.append(np.mean(predict_digits(params_20, X_20) == y_20))
    new.append(np.mean(predict_digits(params_20, X_test[:1000]) == y_test[:1000]))
plots.overfitting(seen, new, losses);

# %% [markdown] lang="en"
# It knows all 20, and about half of the new ones. That gap is **overfitting**: the net has learned its examples, not yet the digits. More training images narrow it.

# %% [markdown] lang="ru"
# Сеть знает все 20 и распознаёт около половины новых. Этот разрыв и есть **переобучение**: сеть выучила свои примеры, но ещё не цифры. Сократить разрыв поможет большее число обучающих изображений.

# %% [markdown] lang="en"
# **Second test: the spirals.** One layer failed on them. How many hidden units does it take? Each ReLU unit can bend the border along one line.

# %% [markdown] lang="ru"
# **Второе испытание: спирали.** Один слой с ними не справился. Сколько скрытых нейронов понадобится? Каждый нейрон с ReLU может изогнуть границу вдоль одной прямой.

# %% explore=true
def train_on_spirals(n_hidden):
    params, _ = train_two_layer_net(X_spiral, y_spiral, n_hidden, 3, 0.5, 0.0, 50, 400, np.random.default_rng(0))
    return lambda X: predict_digits(params, X)


plots.regions(X_spiral, y_spiral, {0: predict_one_layer, 4: train_on_spirals(4), 64: train_on_spirals(64)});

# %% [markdown] lang="en"
# **Third test: was the symmetry a real danger?** Two nets learn from 5000 digits for two epochs. All weights of the first start at 0.01, those of the second come from your `init_params`. Here are five hidden units of each, as images: the weight of each pixel, dark for positive and light for negative.

# %% [markdown] lang="ru"
# **Третье испытание: так ли опасна симметрия?** Две сети учатся на 5000 цифр в течение двух эпох. Все веса первой в начале равны 0.01, веса второй взяты из вашей `init_params`. Вот по пять скрытых нейронов каждой в виде изображений: вес каждого пикселя, тёмный — положительный, светлый — отрицательный.

# %% explore=true
equal_start = {"W1": np.full((784, 32), 0.01), "b1": np.zeros(32), "W2": np.full((32, 10), 0.01), "b2": np.zeros(10)}
trained, accuracies = [], []
for start in (equal_start, init_params(784, 32, 10, np.random.default_rng(0))):
    net, _ = sgd(loss_without_penalty, start, X_train[:5000], y_train[:5000], 0.1, 50, 2, np.random.default_rng(1))
    trained.append(net)
    accuracies.append(np.mean(predict_digits(net, X_test) == y_test))
plots.symmetric_and_random_start(trained, accuracies);

# %% [markdown] lang="en"
# The units of the first net are one and the same unit, 32 times over. Those of the second differ; where the start was large enough, much of its noise is still there after two epochs.
#
# **To think about.** The gradient has changed all of them. Why did it change them all alike?
#
# <details><summary>Answer</summary>
#
# The gradient of a unit depends on the images, on its $z$ and on its row of $W_2$. All of these are the same for every unit, so the step is the same, too, and after it the units are equal again.
#
# </details>

# %% [markdown] lang="ru"
# Все нейроны первой сети — один и тот же нейрон, повторённый 32 раза. Нейроны второй различаются; если начальные веса были достаточно велики, их шум хорошо виден и после двух эпох.
#
# **Подумайте.** Градиент изменил их все. Почему он изменил их одинаково?
#
# <details><summary>Ответ</summary>
#
# Градиент нейрона зависит от изображений, от его $z$ и от его строки $W_2$. Всё это у всех нейронов одинаково, поэтому одинаков и шаг, а после него нейроны снова равны.
#
# </details>

# %% [markdown] lang="en"
# ## 8. All the digits
#
# ### Exercise `digits` (3 points)
#
# Now train on all 60 000 images. Start with 128 hidden units, learning rate 0.2, λ = 0.0001, minibatches of 64, 10 epochs, and a generator with a fixed seed, `np.random.default_rng(0)`. `params` earns 3 points if it reads 97 % of the 10 000 test images, 2 for 95 % and 1 for 90 %. Put your values in place of the dots and delete the line with `raise`. Do not go far beyond these settings: the grader runs this cell once more, and stops it after two minutes. (In a browser, with 6000 images, the check below will say no; what counts is the grader's run on all of them.)

# %% [markdown] lang="ru"
# ## 8. Все цифры
#
# ### Упражнение `digits` (3 балла)
#
# Теперь обучите сеть на всех 60 000 изображений. Начните со 128 скрытых нейронов, скорости обучения 0.2, λ = 0.0001, мини-батчей по 64, 10 эпох и генератора с постоянным начальным значением (seed), `np.random.default_rng(0)`. Если сеть с `params` распознаёт 97 % из 10 000 тестовых изображений, это 3 балла; 95 % дают 2 балла, 90 % дают 1. Впишите свои значения вместо многоточий и удалите строку с `raise`. Не отходите от этих настроек далеко: при оценивании эта ячейка запускается ещё раз и прерывается через две минуты. (В браузере, на 6000 изображений, проверка ниже ответит «нет»; важен запуск при оценивании, на всех изображениях.)

# %% exercise="digits"
params = ...  # what train_two_layer_net learns from X_train and y_train
history = ...  # the losses of its steps

# %% explore=true
print(f"{100 * np.mean(predict_digits(params, X_test) == y_test):.2f} %")
plots.loss_history(history, n_classes=10);

# %% [markdown] lang="en"
# **When should training stop?** To see that, look at images which take no part in it. The last 5000 training images become a **validation** set; the test images stay out of every decision, or they would no longer be new. (The 97 % of section 8 is only a pass mark: the settings proposed there reach it, with no need to try others on the test images.)
#
# Watch both losses: while they fall together, the net learns digits. Once only the training loss falls, it learns its own images by heart.

# %% [markdown] lang="ru"
# **Когда пора остановиться?** Чтобы это увидеть, нужны изображения, которые не участвуют в обучении. Последние 5000 обучающих изображений станут **валидационной** выборкой; тестовые изображения не должны влиять ни на одно решение, иначе они перестанут быть новыми. (Порог 97 % в разделе 8 — только граница для баллов: предложенные там настройки его достигают, и пробовать на тестовых изображениях другие незачем.)
#
# Следите за обеими кривыми потерь: пока они падают вместе, сеть учит цифры. Когда падает только кривая на обучающих, сеть заучивает свои изображения.

# %% explore=true
def loss_with_penalty(params, X, y):
    return two_layer_loss(params, X, y, 1e-4)


rng = np.random.default_rng(0)
X_fit, y_fit, X_val, y_val = X_train[:-5000], y_train[:-5000], X_train[-5000:], y_train[-5000:]
net = init_params(784, 128, 10, rng)
curves = {"train_loss": [], "val_loss": [], "train_accuracy": [], "val_accuracy": []}
for epoch in range(10):
    net, _ = sgd(loss_with_penalty, net, X_fit, y_fit, 0.2, 64, 1, rng)
    for part, X_part, y_part in (("train", X_fit[:5000], y_fit[:5000]), ("val", X_val, y_val)):
        curves[f"{part}_loss"].append(nll_loss(two_layer_scores(net, X_part), y_part))
        curves[f"{part}_accuracy"].append(np.mean(predict_digits(net, X_part) == y_part))
plots.training_curves(curves);

# %% [markdown] lang="en"
# ## 9. What has it learned?
#
# **Hidden units as images.** Each column of $W_1$ has 784 weights, one per pixel. Here are the 20 units with the strongest votes, each scaled so that its largest weight is 1 or −1. The title is read from the unit's row of $W_2$: **+** the digit it votes for most, **−** the digit it votes against most. Do you recognize whole digits, as in the linear classifier, or something else?

# %% [markdown] lang="ru"
# ## 9. Чему она научилась?
#
# **Скрытые нейроны как изображения.** В каждом столбце $W_1$ 784 веса, по одному на пиксель. Вот 20 нейронов с самыми весомыми голосами, каждый в своём масштабе: наибольший вес равен 1 или −1. Подпись взята из строки $W_2$ этого нейрона: **+** — цифра, за которую он голосует сильнее всего, **−** — цифра, против которой сильнее всего. Узнаёте ли вы целые цифры, как у линейного классификатора, или что-то другое?

# %% explore=true
plots.hidden_units(params);

# %% [markdown] lang="en"
# **Which digits does it confuse?** A row is the digit in the image, a column the net's answer. Right answers stand on the diagonal, in bold; a mistake is darker the more frequent it is.

# %% [markdown] lang="ru"
# **Какие цифры она путает?** Строка — цифра на изображении, столбец — ответ сети. Верные ответы стоят на диагонали, жирным шрифтом; чем чаще ошибка, тем темнее клетка.

# %% explore=true
plots.confusion_matrix(y_test, predict_digits(params, X_test));

# %% [markdown] lang="en"
# **Where is it most wrong?** These are the test images whose true digit got the smallest probability. Above each: the true digit → the net's answer, and how sure it was. Which of them would you have read?

# %% [markdown] lang="ru"
# **Где она ошибается сильнее всего?** Это тестовые изображения, чья истинная цифра получила наименьшую вероятность. Над каждым: истинная цифра → ответ сети и её уверенность. Какие из них распознали бы вы?

# %% explore=true
plots.wrongest_digits(X_test, y_test, softmax(two_layer_scores(params, X_test)));

# %% [markdown] lang="en"
# ### Your turn to explain (2 points, marked by hand)
#
# 1. What do the hidden units look for? Describe two of them, and compare them with the weight images of a linear classifier.
# 2. Which two pairs of digits does your net confuse most, by your confusion matrix, and why those?
#
# Four to eight sentences, with reference to your own pictures.

# %% [markdown] lang="ru"
# ### Ваша очередь объяснять (2 балла, проверяет преподаватель)
#
# 1. Что ищут скрытые нейроны? Опишите два из них и сравните с изображениями весов линейного классификатора.
# 2. Какие две пары цифр ваша сеть путает чаще всего, судя по вашей матрице ошибок, и почему именно их?
#
# Четыре–восемь предложений со ссылками на ваши рисунки.

# %% [markdown] lang="en" answer="written_two_layer_net" points=2
# 1. A hidden unit does not show a whole digit. It looks for a piece of a stroke at a certain place: one unit is dark along a slanting stroke in the middle and light to its left, so it is active when there is ink here and none there; another is dark at a short arc near the top and light in the hole below it. Pixels at the border, which are empty in all images, keep weights near their small random start. In the linear classifier there is one image per class, so it has to be a blurred mean of the whole digit with light places where other digits have ink. Here 128 units share the work: each one serves several digits (votes for some, against others), and a digit is recognized by a combination of pieces.
# 2. Frequent pairs are 4 and 9, and 7 and 2 (also 3 and 5, 3 and 8, 7 and 9). They share most of their strokes and differ in one small piece: a 4 whose top is closed is a 9; a 7 with a bottom stroke or a curved neck looks like a 2. If this piece is short, shifted or missing, most of the pieces that the net looks for are those of the other digit. The net has no notion of shift or of thickness: it compares pixels at fixed places, so slanting or shifted digits are hard for it.
#
# ### BEGIN MARK SCHEME
# - 1 point: the units look for local features (strokes, edges, arcs, ink here and none there), not whole digits, **and** the comparison with the linear classifier (one blurred template per class against many shared parts). Half a point for one of the two.
# - 1 point: two pairs that really are among the frequent ones of the student's own matrix, **and** a reason from the shape of the digits (shared strokes, one distinguishing piece; position, slant). Half a point for the pairs without a reason.
# - Any pairs are right that the student's matrix supports. "Because they are similar" alone is no reason.
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_two_layer_net" points=2
# 1. Скрытый нейрон не показывает целую цифру. Он ищет кусочек штриха в определённом месте: один нейрон тёмный вдоль наклонного штриха в середине и светлый слева от него, то есть активен, когда здесь чернила есть, а там нет; другой тёмный у короткой дуги вверху и светлый в просвете под ней. Веса у пикселей по краям, пустых на всех изображениях, остаются близкими к своим малым случайным начальным значениям. У линейного классификатора на класс приходится одно изображение, поэтому оно вынуждено быть размытым средним целой цифры со светлыми местами там, где чернила бывают у других цифр. Здесь 128 нейронов делят работу: каждый служит нескольким цифрам (голосует за одни и против других), и цифра узнаётся по сочетанию кусочков.
# 2. Частые пары: 4 и 9, 7 и 2 (а также 3 и 5, 3 и 8, 7 и 9). У них почти все штрихи общие, а различие — в одном маленьком кусочке: 4 с замкнутым верхом — это 9; 7 с чертой внизу или с изогнутой ножкой похожа на 2. Если этот кусочек короткий, сдвинут или пропущен, большинство признаков, которые ищет сеть, говорят о другой цифре. Сеть ничего не знает о сдвиге и толщине линий: она сравнивает пиксели на постоянных местах, поэтому наклонные и сдвинутые цифры для неё трудны.
#
# ### BEGIN MARK SCHEME
# - 1 балл: нейроны ищут местные признаки (штрихи, края, дуги, «здесь чернила есть, а там нет»), а не целые цифры, **и** есть сравнение с линейным классификатором (один размытый шаблон на класс против многих общих частей). Полбалла за одно из двух.
# - 1 балл: две пары, которые действительно среди частых в собственной матрице студента, **и** причина, связанная с формой цифр (общие штрихи, одна отличающая часть; положение, наклон). Полбалла за пары без причины.
# - Верны любые пары, которые подтверждает матрица студента. «Потому что похожи» — ещё не причина.
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## 10. How good is it, really?
#
# Compare your net with scikit-learn on the same 10 000 images. `LogisticRegression` is the one-layer classifier. `MLPClassifier` gets the same net and the same settings as yours, down to the penalty (scikit-learn divides its `alpha` by 2 and by the batch size; it does not regularize the biases, which hardly matters). A good library should not beat you by more than chance.

# %% [markdown] lang="ru"
# ## 10. А насколько она хороша?
#
# Сравните свою сеть с библиотекой scikit-learn на одних и тех же 10 000 изображений. `LogisticRegression` — однослойный классификатор. `MLPClassifier` получает такую же сеть и такие же настройки, как у вас, вплоть до штрафа (scikit-learn делит свой параметр `alpha` на 2 и на размер мини-батча; смещения он не регуляризует, но это почти не влияет). Хорошая библиотека не должна опередить вас больше, чем на случайный разброс.

# %% explore=true
import warnings

from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

warnings.filterwarnings("ignore")  # both are stopped early, on purpose

X_10k, y_10k = X_train[:10_000], y_train[:10_000]
models = {
    "LogisticRegression": LogisticRegression(max_iter=40),
    "MLPClassifier": MLPClassifier(
        (128,), solver="sgd", momentum=0, learning_rate_init=0.2, alpha=2 * 64 * 1e-4, batch_size=64, max_iter=15, random_state=0
    ),
}
rows = []
for name, model in models.items():
    began = time.perf_counter()
    model.fit(X_10k, y_10k)
    seconds = time.perf_counter() - began
    rows.append((name, model.score(X_10k, y_10k), model.score(X_test, y_test), seconds))

began = time.perf_counter()
own_params, _ = train_two_layer_net(X_10k, y_10k, 128, 10, 0.2, 1e-4, 64, 15, np.random.default_rng(0))
seconds = time.perf_counter() - began
accuracies = [np.mean(predict_digits(own_params, X) == y) for X, y in ((X_10k, y_10k), (X_test, y_test))]
rows.append(("train_two_layer_net", *accuracies, seconds))
plots.comparison(rows)

# %% [markdown] lang="en"
# **To think about.** The hidden layer is worth about five points over one layer. With 10 000 images instead of 60 000 your net loses two or three. Which of the two matters more, and how would you find out with a picture?
#
# <details><summary>Answer</summary>
#
# Draw the accuracy on the test images against the number of training images, a curve for one layer and one for the net. With 1000, 10 000 and 60 000 images one layer, trained as in the previous notebook, has about 86 %, 91 % and 92 %, the net 88 %, 95 % and 98 %. They need each other: with few images the hidden layer adds little, and without a hidden layer more images add little.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Скрытый слой даёт около пяти процентных пунктов по сравнению с одним слоем. На 10 000 изображений вместо 60 000 ваша сеть теряет два-три. Что из этого важнее и какой рисунок помог бы это выяснить?
#
# <details><summary>Ответ</summary>
#
# Нарисуйте долю верных ответов на тестовых изображениях в зависимости от числа обучающих: одну кривую для одного слоя, другую для сети. На 1000, 10 000 и 60 000 изображений у одного слоя, обученного как в предыдущем ноутбуке, примерно 86 %, 91 % и 92 %, у сети 88 %, 95 % и 98 %. Одно нуждается в другом: когда изображений мало, скрытый слой даёт немного, а без скрытого слоя немного дают новые изображения.
#
# </details>

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered both questions of section 9? (In a browser, with 6000 images, the run stops at the check of section 8; run what is below it by hand.) Then save the notebook and hand in the file.
#
# ## Going further
#
# You have come from one neuron to a net that reads 97.8 % of the digits, and all of it is your own NumPy. Larger nets have more layers, and layers of other kinds, but each of them still does the two things that yours do: compute its output, and hand the gradient back.
#
# These tasks are not graded.
#
# - **tanh instead of ReLU.** Write `two_layer_loss_tanh` with your `tanh_backward`. Which one learns faster, and does the answer depend on the first weights?
# - **More images for free.** Shift each training image by one pixel up, down, left and right (`np.roll` on shape (N, 28, 28)) and train on all five copies. Can you pass 98.3 %?
# - **Better settings.** Draw numbers of hidden units, learning rates and λ at random, train on 10 000 images with each set, and compare the nets on the validation images. Which setting matters most? Only the best net meets the test images, once.
# - **A third layer.** The way back is only longer: every layer you add takes one more `affine_backward` and one more `relu_backward`.
#
# **To read**, from the lecture's list: Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), chapter 6; the notes on [backpropagation](https://cs231n.github.io/optimization-2/) and on [training](https://cs231n.github.io/neural-networks-3/) of CS231n, the course that the lectures follow; [fast.ai](https://www.fast.ai) for what comes after; and, in Russian, Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение».

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на оба вопроса раздела 9? (В браузере, на 6000 изображений, выполнение остановится на проверке раздела 8; то, что ниже, выполните вручную.) Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# Вы прошли путь от одного нейрона до сети, которая распознаёт 97.8 % цифр, и всё это — ваш собственный код на NumPy. В больших сетях слоёв больше, и бывают они других видов, но каждый по-прежнему делает те же две вещи, что и ваши: вычисляет свой выход и передаёт градиент назад.
#
# Эти задания не оцениваются.
#
# - **tanh вместо ReLU.** Напишите `two_layer_loss_tanh` с вашей `tanh_backward`. Какая сеть учится быстрее и зависит ли ответ от начальных весов?
# - **Новые изображения даром.** Сдвиньте каждое обучающее изображение на один пиксель вверх, вниз, влево и вправо (`np.roll` на массиве формы (N, 28, 28)) и обучите сеть на всех пяти копиях. Удастся ли превзойти 98.3 %?
# - **Настройки получше.** Выберите случайно несколько наборов — число скрытых нейронов, скорость обучения и λ, — обучите с каждым сеть на 10 000 изображений и сравните эти сети на валидационной выборке. Какая из настроек важнее всего? Тестовые изображения увидит только лучшая сеть, и только один раз.
# - **Третий слой.** Обратный путь станет только длиннее: каждый новый слой — это ещё одна `affine_backward` и ещё одна `relu_backward`.
#
# **Что почитать** из списка лекции: Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), глава 6; конспекты об [обратном распространении](https://cs231n.github.io/optimization-2/) и об [обучении](https://cs231n.github.io/neural-networks-3/) курса CS231n, на котором основаны лекции; [fast.ai](https://www.fast.ai) — о том, что дальше; и, сразу на русском, Николенко, Кадурин, Архангельская, «Глубокое обучение».
