# %% [markdown] lang="en"
# # One neuron
#
# After this notebook you can compute what a neuron answers, write the activations ReLU and tanh, choose weights and a bias
# that make a neuron into AND or OR, and explain what a single neuron cannot do.
#
# **You need** Python functions, a little NumPy (`np.array`, `np.exp`), the exponential function and the equation of a straight line.
# **Time:** about 45 minutes. **Points:** 10.

# %% [markdown] lang="ru"
# # Один нейрон
#
# После этого ноутбука вы сможете вычислить ответ нейрона, написать функции активации ReLU и tanh, подобрать веса и смещение,
# превращающие нейрон в И или ИЛИ, и объяснить, чего один нейрон не может.
#
# **Понадобятся** функции в Python, немного NumPy (`np.array`, `np.exp`), экспонента и уравнение прямой.
# **Время:** около 45 минут. **Баллы:** 10.

# %% [markdown] lang="en"
# ## How the notebooks work
#
# **Shift+Enter** runs a cell and goes on to the next one. Go from top to bottom: a cell uses what the cells above it have defined.
#
# In an **exercise** you put your own code in place of these two lines:
#
# ```python
# # YOUR CODE HERE
# raise NotImplementedError()
# ```
#
# An error `NotImplementedError` only means "nothing is written here yet": the second line is still there.
# The name, the arguments and the description of the function stay as they are.
#
# Below each exercise is a cell `check("…")`. Run it as often as you like: ✓ is right, ✗ says what to do, ○ means not attempted.
# After you hand in, your code is tried on other numbers as well, so fitting it to the examples does not help.
#
# The course follows one lecture on neural networks; where its slides are mentioned, you do not need them.
#
# Stuck? `hint("…")` gives a nudge; run once more, the idea; a third time, nearly the code. Hints cost no points. Try it:

# %% [markdown] lang="ru"
# ## Как устроены ноутбуки
#
# **Shift+Enter** выполняет ячейку и переходит к следующей. Идите сверху вниз: ячейка пользуется тем, что определено выше.
#
# В **упражнении** вы пишете свой код вместо этих двух строк:
#
# ```python
# # YOUR CODE HERE
# raise NotImplementedError()
# ```
#
# Ошибка `NotImplementedError` означает лишь «здесь пока ничего не написано»: вторая строка ещё на месте.
# Имя функции, её аргументы и описание не меняйте.
#
# Описания функций и комментарии в коде — на английском, как принято в программировании; дробная часть чисел всюду отделяется точкой, как в Python.
#
# Под каждым упражнением стоит ячейка `check("…")`. Запускайте её сколько угодно: ✓ — верно, ✗ — подскажет, что исправить, ○ — упражнение не начато.
# После сдачи ваш код проверят и на других числах, так что подгонять его под примеры бесполезно.
#
# Курс следует одной лекции о нейронных сетях; если где-то упомянуты её слайды, они вам не понадобятся.
#
# Не получается? `hint("…")` слегка подтолкнёт; второй запуск подскажет идею, третий — почти готовый код. Баллов за подсказки не снимают. Попробуйте:

# %% explore=true
hint("neuron")

# %% [markdown] lang="en"
# A notebook remembers everything you have run, even cells that you have changed or deleted since. So from time to time, and always before you
# hand in, start afresh: **Kernel → Restart Kernel and Run All Cells** (in Colab **Runtime → Restart session and run all**).
# The run stops at the first exercise that is not finished; that is where you go on.

# %% [markdown] lang="ru"
# Ноутбук помнит всё, что вы запускали, даже ячейки, которые вы с тех пор изменили или удалили. Поэтому время от времени, и обязательно перед
# сдачей, начинайте с чистого листа: **Kernel → Restart Kernel and Run All Cells** (в Colab — **Runtime → Restart session and run all**).
# Выполнение остановится на первом незаконченном упражнении: с него и продолжайте.

# %% [markdown] lang="en"
# ## 1. What a neuron computes
#
# A nerve cell collects signals from other cells, some of which excite it and some of which calm it down; if they add up to enough, it sends a signal on.
# The neuron of a neural network keeps the arithmetic of this and nothing else:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b = w \cdot x + b, \qquad y = \varphi(z)$$
#
# The **inputs** $x_i$ are multiplied by the **weights** $w_i$, which say how much each input counts and in which direction. The **bias** $b$ is added
# to the sum, and the **activation** $\varphi$ turns the sum into the **output** $y$. Where is each of them in the picture?

# %% [markdown] lang="ru"
# ## 1. Что вычисляет нейрон
#
# Нервная клетка собирает сигналы других клеток: одни её возбуждают, другие тормозят. Если в сумме набралось достаточно, она посылает сигнал дальше.
# Нейрон нейронной сети берёт от этого устройства только арифметику:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b = w \cdot x + b, \qquad y = \varphi(z)$$
#
# **Входы** $x_i$ умножаются на **веса** $w_i$: вес говорит, насколько вход важен и в какую сторону он тянет. К сумме прибавляется **смещение** $b$,
# а **функция активации** $\varphi$ превращает сумму в **выход** $y$. Где всё это на рисунке?

# %% explore=true
plots.draw_neuron();

# %% [markdown] lang="en"
# **By hand.** Three inputs $x = (2, -1, 3)$, weights $w = (0.5, 1, 0.2)$, bias $b = -0.1$:
#
# $$z = 0.5 \cdot 2 + 1 \cdot (-1) + 0.2 \cdot 3 - 0.1 = 1 - 1 + 0.6 - 0.1 = 0.5$$
#
# Without an activation, that is with $\varphi(z) = z$, the output is 0.5. With $\varphi = \tanh$ it is $\tanh 0.5 \approx 0.462$.
#
# ### Exercise `neuron` (3 points)
#
# Write the neuron, for any number of inputs. The activation arrives as an argument: it is a function, and your code calls it.

# %% [markdown] lang="ru"
# **Вручную.** Три входа $x = (2, -1, 3)$, веса $w = (0.5, 1, 0.2)$, смещение $b = -0.1$:
#
# $$z = 0.5 \cdot 2 + 1 \cdot (-1) + 0.2 \cdot 3 - 0.1 = 1 - 1 + 0.6 - 0.1 = 0.5$$
#
# Без активации, то есть с $\varphi(z) = z$, выход равен 0.5. С $\varphi = \tanh$ получится $\tanh 0.5 \approx 0.462$.
#
# ### Упражнение `neuron` (3 балла)
#
# Напишите нейрон с любым числом входов. Активация передаётся как аргумент: это функция, и ваш код её вызывает.

# %% exercise="neuron"
def neuron(x, w, b, activation):
    """Return the output of one neuron, a single number: activation(w·x + b).

    x, w: arrays (n,), the inputs and their weights. b: a number. activation: a function of a number.
    x = [2, -1, 3], w = [0.5, 1, 0.2], b = -0.1: w·x + b is 0.5, and with np.tanh the output is 0.462.
    """

# %% [markdown] lang="en"
# Your neuron at work, with the numbers that flow through it. **Which of the inputs pulls the output down?**

# %% [markdown] lang="ru"
# Ваш нейрон за работой и числа, которые через него проходят. **Какой из входов тянет выход вниз?**

# %% explore=true
x = np.array([2.0, -1.0, 3.0])
w = np.array([0.5, 1.0, 0.2])
b = -0.1
y = neuron(x, w, b, np.tanh)
plots.draw_neuron(x, w, b, y, "tanh");

# %% [markdown] lang="en"
# **To think about.** What is $z$ if the second weight changes its sign? For which $b$ is the output exactly 0? Answer first, then change
# the cell above and run it.
#
# <details><summary>Answer</summary>
#
# $z = 1 + 1 + 0.6 - 0.1 = 2.5$: the second term changes its sign with the weight. The output is 0 where $z = 0$; with the weights as given, $z = 0.6 + b$,
# so $b = -0.6$.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Чему станет равно $z$, если второй вес сменит знак? При каком $b$ выход равен в точности 0? Сначала ответьте, потом измените
# ячейку выше и запустите её.
#
# <details><summary>Ответ</summary>
#
# $z = 1 + 1 + 0.6 - 0.1 = 2.5$: второе слагаемое меняет знак вместе с весом. Выход равен 0 там, где $z = 0$; при исходных весах $z = 0.6 + b$,
# так что $b = -0.6$.
#
# </details>

# %% [markdown] lang="en"
# ## 2. Why an activation
#
# Suppose that neurons passed on $z$ itself. Let the first one turn $x$ into $3x + 1$ and the second one turn that, call it $u$, into $2u - 4$. Together they give
#
# $$2\,(3x + 1) - 4 = 6x - 2,$$
#
# which a single neuron gives just as well, with weight 6 and bias −2. However many of them you chain, the result is a straight line. The activation bends it.
# The lecture has two of them:
#
# $$\mathrm{ReLU}(z) = \begin{cases} 0 & z < 0 \\ z & z \ge 0 \end{cases} \qquad\qquad \tanh(z) = \frac{2}{1 + e^{-2z}} - 1$$
#
# **By hand.** $\mathrm{ReLU}(-2) = 0$ and $\mathrm{ReLU}(3) = 3$.
# $\tanh(0) = \frac{2}{1 + 1} - 1 = 0$, and $\tanh(0.5) = \frac{2}{1 + e^{-1}} - 1 \approx \frac{2}{1.368} - 1 \approx 0.462$.

# %% [markdown] lang="ru"
# ## 2. Зачем нужна активация
#
# Допустим, нейроны передают дальше само $z$. Первый превращает $x$ в $3x + 1$, второй превращает результат (обозначим его $u$) в $2u - 4$. Вместе они дают
#
# $$2\,(3x + 1) - 4 = 6x - 2,$$
#
# а это под силу и одному нейрону с весом 6 и смещением −2. Сколько их ни соединяй в цепочку, получится прямая. Активация её изгибает.
# В лекции таких функций две:
#
# $$\mathrm{ReLU}(z) = \begin{cases} 0 & z < 0 \\ z & z \ge 0 \end{cases} \qquad\qquad \tanh(z) = \frac{2}{1 + e^{-2z}} - 1$$
#
# **Вручную.** $\mathrm{ReLU}(-2) = 0$, а $\mathrm{ReLU}(3) = 3$.
# $\tanh(0) = \frac{2}{1 + 1} - 1 = 0$, и $\tanh(0.5) = \frac{2}{1 + e^{-1}} - 1 \approx \frac{2}{1.368} - 1 \approx 0.462$.

# %% [markdown] lang="en"
# ### Exercise `activations` (3 points)
#
# Write both functions. They treat each number of `z` on its own, so that `z` may be a single number or an array of any shape, and they leave `z` unchanged.
# However large `z` is, the result must be a number, not `nan`.
#
# <small>**If you have the slides open:** their formula of $\tanh$ is right (there the argument is called $x$). For large negative $z$, though, $e^{-2z}$ overflows. NumPy then
# warns and goes on with infinity, and $2/\infty - 1 = -1$ is what it should be; a warning costs no points. The other well-known form,
# $\frac{e^z - e^{-z}}{e^z + e^{-z}}$, ends in $\infty/\infty$, which is `nan`.</small>

# %% [markdown] lang="ru"
# ### Упражнение `activations` (3 балла)
#
# Напишите обе функции. Каждое число в `z` они обрабатывают отдельно, так что `z` может быть и одним числом, и массивом любой формы; сам `z` они не меняют.
# Каким бы большим ни было `z`, результат должен быть числом, а не `nan`.
#
# <small>**Если перед вами слайды:** формула $\tanh$ на них верна (аргумент там назван $x$). Но при больших по модулю отрицательных $z$ число $e^{-2z}$ переполняется. NumPy
# тогда предупреждает и считает дальше с бесконечностью, а $2/\infty - 1 = -1$ — это как раз то, что нужно; за предупреждение баллы не снимаются. Другая известная запись,
# $\frac{e^z - e^{-z}}{e^z + e^{-z}}$, приводит к $\infty/\infty$, а это `nan`.</small>

# %% exercise="activations"
def relu(z):
    """Return 0 where z is negative and z itself elsewhere, for each number of z.

    z: a number or an array of any shape; the result has the same shape.
    relu of [-2, 0, 3] is [0, 0, 3].
    """


def tanh(z):
    """Return 2 / (1 + e^(-2z)) - 1 for each number of z; always between -1 and 1, never nan.

    z: a number or an array of any shape; the result has the same shape.
    tanh of [-0.5, 0, 0.5] is about [-0.462, 0, 0.462].
    """

# %% [markdown] lang="en"
# Above, your functions; below, their slopes, that is how much the output changes when $z$ changes a little. On the left, for comparison, the oldest activation,
# a step from 0 to 1. **For which $z$ does a neuron stop noticing that its inputs change?**

# %% [markdown] lang="ru"
# Сверху ваши функции, снизу их наклон: насколько меняется выход, когда $z$ немного меняется. Слева для сравнения — самая старая активация,
# ступенька от 0 к 1. **При каких $z$ нейрон перестаёт замечать, что его входы меняются?**

# %% explore=true
plots.show_activations(relu, tanh);

# %% [markdown] lang="en"
# Wherever the graph is flat: the step almost everywhere, ReLU for $z < 0$, tanh for $|z|$ above about 2.
#
# **To think about.** Networks learn by following slopes. Suppose that a neuron's $z$ is −3 for every example. What can it learn if its activation is a step, ReLU, tanh?
#
# <details><summary>Answer</summary>
#
# With a step or ReLU nothing: at −3 both are flat, and there is no slope to follow. With tanh something, but very slowly: the slope at −3 is about 0.01,
# a hundredth of that at 0.
#
# </details>
#
# <small>At $z = 0$ ReLU has a kink: the slope is 0 to the left of it and 1 to the right. There any number from 0 to 1 may serve as the slope.</small>

# %% [markdown] lang="ru"
# Там, где график плоский: ступенька — почти везде, ReLU — при $z < 0$, tanh — при $|z|$ больше примерно 2.
#
# **Подумайте.** Сети учатся, следуя наклону. Пусть у нейрона $z$ равно −3 на каждом примере. Чему он может научиться, если его активация — ступенька, ReLU, tanh?
#
# <details><summary>Ответ</summary>
#
# Со ступенькой или ReLU — ничему: в точке −3 обе плоские, и следовать нечему. С tanh — чему-то, но очень медленно: наклон в точке −3 около 0.01,
# в сто раз меньше, чем в нуле.
#
# </details>
#
# <small>В точке $z = 0$ у ReLU излом: слева наклон 0, справа 1. В самой точке наклоном можно считать любое число от 0 до 1.</small>

# %% [markdown] lang="en"
# ### What the weight and the bias do
#
# Take a single input: $y = \tanh(wx + b)$. **Where is the middle of the curve, the point at which the output changes its sign?** Say it for $w = 2$, $b = -6$ before you look.

# %% [markdown] lang="ru"
# ### За что отвечают вес и смещение
#
# Возьмём один вход: $y = \tanh(wx + b)$. **Где середина кривой — точка, в которой выход меняет знак?** Ответьте для $w = 2$, $b = -6$, прежде чем смотреть.

# %% explore=true
plots.show_weight_and_bias(neuron, tanh);

# %% [markdown] lang="en"
# The middle is where $wx + b = 0$, at $x = -b/w$; for $w = 2$, $b = -6$ that is 3. The weight makes the curve steep or gentle, and a negative one flips it; the bias shifts it sideways.
#
# **To think about.** Which well-known curve do you get as $w$ grows and grows?
#
# <details><summary>Answer</summary>
#
# A step, but from −1 to 1: it jumps at $x = -b/w$. If $b$ stays the same, this point moves towards 0.
#
# </details>

# %% [markdown] lang="ru"
# Середина там, где $wx + b = 0$, то есть при $x = -b/w$; для $w = 2$, $b = -6$ это 3. Вес делает кривую крутой или пологой, а отрицательный переворачивает её; смещение сдвигает её вбок.
#
# **Подумайте.** На какую знакомую кривую становится похож график, когда $w$ всё растёт и растёт?
#
# <details><summary>Ответ</summary>
#
# На ступеньку, только от −1 до 1; скачок — в точке $x = -b/w$. Если $b$ не менять, эта точка приближается к 0.
#
# </details>

# %% [markdown] lang="en"
# ## 3. A neuron decides
#
# With a step as its activation a neuron says yes or no. Such a neuron is called a **perceptron**. The step is
#
# $$\mathrm{step}(z) = \begin{cases} 0 & z < 0 \\ 1 & z \ge 0 \end{cases}$$
#
# At $z = 0$ it is 1; that is a convention, and we keep to it. Here it is in code:

# %% [markdown] lang="ru"
# ## 3. Нейрон решает
#
# Если активация — ступенька, нейрон отвечает «да» или «нет». Такой нейрон называют **перцептроном**. Ступенька — это
#
# $$\mathrm{step}(z) = \begin{cases} 0 & z < 0 \\ 1 & z \ge 0 \end{cases}$$
#
# При $z = 0$ она равна 1; это соглашение, и мы будем его держаться. То же в коде:

# %%
def step(z):
    """Return 1 where z is at least 0, and 0 elsewhere."""
    return np.where(z >= 0, 1, 0)

# %% [markdown] lang="en"
# If the inputs are 0 or 1 too, the neuron is a logic gate. **By hand:** weights $w = (1, -1)$ and bias $b = -0.5$ give "$x_1$ and not $x_2$".
#
# | $x_1$ | $x_2$ | $z = x_1 - x_2 - 0.5$ | $y$ |
# |---|---|---|---|
# | 0 | 0 | −0.5 | 0 |
# | 0 | 1 | −1.5 | 0 |
# | 1 | 0 | 0.5 | 1 |
# | 1 | 1 | −0.5 | 0 |
#
# In the plane of the inputs, $w_1 x_1 + w_2 x_2 + b = 0$ is a straight line. On one side of it the neuron answers 0, on the other side 1; the arrow $w$ is
# perpendicular to the line and points to the side of 1.

# %% [markdown] lang="ru"
# Если и входы равны 0 или 1, нейрон становится логическим элементом. **Вручную:** веса $w = (1, -1)$ и смещение $b = -0.5$ дают «$x_1$ и не $x_2$».
#
# | $x_1$ | $x_2$ | $z = x_1 - x_2 - 0.5$ | $y$ |
# |---|---|---|---|
# | 0 | 0 | −0.5 | 0 |
# | 0 | 1 | −1.5 | 0 |
# | 1 | 0 | 0.5 | 1 |
# | 1 | 1 | −0.5 | 0 |
#
# На плоскости входов $w_1 x_1 + w_2 x_2 + b = 0$ — это прямая. По одну сторону от неё нейрон отвечает 0, по другую 1; стрелка $w$
# перпендикулярна прямой и указывает на сторону, где ответ 1.

# %% [markdown] lang="en"
# ### Exercise `gates` (2 points)
#
# Choose the weights and the bias of two step neurons. AND answers 1 only for the inputs (1, 1). OR answers 1 for all inputs but (0, 0). Many answers are right:
# keep the line clear of the four points. Put your numbers in place of the dots, a list such as `[2, 3]` for the weights, and delete the line with `raise`.

# %% [markdown] lang="ru"
# ### Упражнение `gates` (2 балла)
#
# Подберите веса и смещение двух нейронов со ступенькой. AND (И) отвечает 1 только на входы (1, 1). OR (ИЛИ) отвечает 1 на все входы, кроме (0, 0).
# Верных ответов много: следите, чтобы прямая не проходила через сами точки. Поставьте свои числа вместо многоточий, для весов — список вида `[2, 3]`, и удалите строку с `raise`.

# %% exercise="gates"
w_and = ...  # two numbers, shape (2,)
b_and = ...  # a number
w_or = ...  # two numbers, shape (2,)
b_or = ...  # a number

# %% [markdown] lang="en"
# The four inputs and your two lines. **What differs between AND and OR: the direction of the line, or its place?**

# %% [markdown] lang="ru"
# Четыре входа и две ваши прямые. **Чем различаются AND и OR: направлением прямой или её положением?**

# %% explore=true
plots.show_gates(w_and, b_and, w_or, b_or);

# %% [markdown] lang="en"
# **To think about.** With your weights, between which two values may `b_and` lie? And where in between is the line as far as possible from all four points?
#
# <details><summary>Answer</summary>
#
# At (1, 1) $z$ must be at least 0, at the other three points negative; it comes nearest to 0 at (1, 0) or (0, 1), whichever has the larger weight. So
# $-(w_1 + w_2) \le b < -\max(w_1, w_2)$. With $b$ half-way between, the line is equally far from (1, 1) and from that point; with any other $b$ it is nearer to one of them.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** Между какими двумя значениями может лежать `b_and` при ваших весах? И при каком значении между ними прямая дальше всего от всех четырёх точек?
#
# <details><summary>Ответ</summary>
#
# В точке (1, 1) $z$ должно быть не меньше 0, а в трёх остальных — отрицательным; ближе всего к 0 оно в той из точек (1, 0) и (0, 1), у которой вес больше. Значит,
# $-(w_1 + w_2) \le b < -\max(w_1, w_2)$. Если $b$ ровно посередине, прямая одинаково далека от (1, 1) и от этой точки; при любом другом $b$ к одной из них она ближе.
#
# </details>

# %% [markdown] lang="en"
# ## 4. What one neuron cannot do
#
# XOR, the exclusive or, answers 1 if exactly one of the inputs is 1:
#
# | $x_1$ | $x_2$ | XOR |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 0 |
#
# **Can you find a line?** Try some weights and biases. On the right, 20 000 neurons with random weights and biases have tried to be AND, OR and XOR;
# the numbers above the bars at 4 say how many of them got all four inputs right.

# %% [markdown] lang="ru"
# ## 4. Чего один нейрон не может
#
# XOR, исключающее ИЛИ, отвечает 1, если ровно один из входов равен 1:
#
# | $x_1$ | $x_2$ | XOR |
# |---|---|---|
# | 0 | 0 | 0 |
# | 0 | 1 | 1 |
# | 1 | 0 | 1 |
# | 1 | 1 | 0 |
#
# **Найдёте ли вы прямую?** Попробуйте разные веса и смещения. Справа 20 000 нейронов со случайными весами и смещениями пытались быть AND, OR и XOR;
# числа над столбцами у отметки 4 показывают, сколько из них верно ответили на все четыре входа.

# %% explore=true
w_try = [1, 1]
b_try = -0.5
plots.show_xor(w_try, b_try);

# %% [markdown] lang="en"
# ### Question (2 points, marked by hand)
#
# That 20 000 neurons failed does not prove that none exists. Explain why **no** neuron with a step activation, whatever its $w_1$, $w_2$ and $b$, can be XOR.
# A few sentences are enough: argue from the picture, or from the four conditions on $w_1$, $w_2$ and $b$.

# %% [markdown] lang="ru"
# ### Вопрос (2 балла, проверяет преподаватель)
#
# Неудача 20 000 нейронов ещё не доказывает, что подходящего нет. Объясните, почему **никакой** нейрон со ступенькой, при любых $w_1$, $w_2$ и $b$, не может быть XOR.
# Достаточно нескольких предложений: рассуждайте по рисунку или исходя из четырёх условий на $w_1$, $w_2$ и $b$.

# %% [markdown] lang="en" answer="written_xor" points=2
# The neuron would have to satisfy four conditions:
#
# - (0, 0) gives 0: $b < 0$
# - (0, 1) gives 1: $w_2 + b \ge 0$
# - (1, 0) gives 1: $w_1 + b \ge 0$
# - (1, 1) gives 0: $w_1 + w_2 + b < 0$
#
# The sum of the second and the third is $w_1 + w_2 + 2b \ge 0$; the sum of the first and the last is $w_1 + w_2 + 2b < 0$. Both cannot hold, so there are no such $w_1$, $w_2$, $b$.
#
# In the picture: if two points are on the same side of a line, so is the whole segment between them. The segment from (0, 1) to (1, 0) and the segment from (0, 0) to (1, 1)
# cross at (½, ½). This point would have to be on both sides of the line.
#
# ### BEGIN MARK SCHEME
# - 1 point: says what is asked of the neuron: a single straight line with (0, 1), (1, 0) on one side and (0, 0), (1, 1) on the other, or the four inequalities.
# - 1 point: an argument that holds for every line: adding the inequalities, crossing diagonals, the common midpoint, or the like.
# - Half of the second point for "the points are not linearly separable" or "every line leaves one wrong" without a reason.
# - No second point for "nobody found one" or "20 000 random neurons failed".
# - Wrong signs of ≥ and < at the boundary cost nothing if the argument stands.
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_xor"
# Нейрон должен был бы удовлетворять четырём условиям:
#
# - (0, 0) даёт 0: $b < 0$
# - (0, 1) даёт 1: $w_2 + b \ge 0$
# - (1, 0) даёт 1: $w_1 + b \ge 0$
# - (1, 1) даёт 0: $w_1 + w_2 + b < 0$
#
# Сумма второго и третьего: $w_1 + w_2 + 2b \ge 0$; сумма первого и последнего: $w_1 + w_2 + 2b < 0$. Вместе это невозможно, поэтому таких $w_1$, $w_2$, $b$ нет.
#
# На рисунке: если две точки лежат по одну сторону от прямой, то и весь отрезок между ними лежит по ту же сторону. Отрезок от (0, 1) до (1, 0) и отрезок от (0, 0) до (1, 1)
# пересекаются в точке (½, ½). Ей пришлось бы оказаться по обе стороны от прямой.
#
# ### BEGIN MARK SCHEME
# - 1 балл: сказано, что требуется от нейрона: одна прямая, по одну сторону которой (0, 1), (1, 0), а по другую (0, 0), (1, 1), либо четыре неравенства.
# - 1 балл: рассуждение, верное для любой прямой: сложение неравенств, пересекающиеся диагонали, общая середина и тому подобное.
# - Половина второго балла за «точки линейно неразделимы» или «любая прямая ошибается хотя бы раз» без обоснования.
# - Второй балл не ставится за «никто не нашёл» или «20 000 случайных нейронов не справились».
# - Путаница между ≥ и < на границе не снижает оценку, если рассуждение верно.
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## 5. Three neurons can
#
# XOR is "OR, but not AND". You have OR and AND, and "$x_1$ and not $x_2$" was worked out in section 3. So let that third neuron take its inputs from the first two.
# **What does the third neuron see?**

# %% [markdown] lang="ru"
# ## 5. Трём нейронам это по силам
#
# XOR — это «OR, но не AND». OR и AND у вас есть, а «$x_1$ и не $x_2$» разобран в разделе 3. Пусть этот третий нейрон получает на вход ответы двух первых.
# **Что видит третий нейрон?**

# %% explore=true
for x1, x2 in [(0, 0), (0, 1), (1, 0), (1, 1)]:
    x = np.array([x1, x2])
    hidden = np.array([neuron(x, np.array(w_or), b_or, step), neuron(x, np.array(w_and), b_and, step)])
    print(x, "->", hidden, "->", neuron(hidden, np.array([1, -1]), -0.5, step))

plots.show_three_neurons(w_or, b_or, w_and, b_and, [1, -1], -0.5);

# %% [markdown] lang="en"
# The first two neurons have moved the points: (0, 1) and (1, 0) now lie in the same place, and a straight line is enough. This is what a hidden layer is for,
# and at the end of the course you will train one to read digits. There nobody chooses the weights by hand; how they are found is what the next notebooks are about.
#
# **To think about.** Why would the trick not work if the first two neurons had no activation?
#
# <details><summary>Answer</summary>
#
# The third neuron would then get two sums of the form $w_1 x_1 + w_2 x_2 + b$, and a weighted sum of such sums is again one of that form. So all three
# together would be a single neuron with a step, and no such neuron is XOR.
#
# </details>

# %% [markdown] lang="ru"
# Первые два нейрона передвинули точки: (0, 1) и (1, 0) теперь лежат в одном месте, и прямой достаточно. Для этого и нужен скрытый слой;
# в конце курса вы обучите такой слой распознавать цифры. Веса там никто не подбирает вручную, а как их находят — об этом следующие ноутбуки.
#
# **Подумайте.** Почему этот приём не сработал бы, если бы у первых двух нейронов не было активации?
#
# <details><summary>Ответ</summary>
#
# Тогда третий нейрон получал бы две суммы вида $w_1 x_1 + w_2 x_2 + b$, а взвешенная сумма таких сумм — снова сумма того же вида. Значит, все три
# вместе были бы одним нейроном со ступенькой, а такой нейрон не может быть XOR.
#
# </details>

# %% [markdown] lang="en"
# ## Before you hand in
#
# **Kernel → Restart Kernel and Run All Cells** (in Colab **Runtime → Restart session and run all**). If it runs to the end, every visible check passes. Is the question of section 4 answered? Then save the notebook and hand in the file.
#
# ## Going further
#
# - **NAND** is 0 only for (1, 1). Find its neuron. Every logic gate can be built from NAND alone: build XOR from four of them.
# - **Majority.** One neuron with three inputs that answers 1 if at least two of them are 1. And with 101 inputs?
# - **XOR from ReLU.** Show that $\mathrm{ReLU}(x_1 + x_2) - 2\,\mathrm{ReLU}(x_1 + x_2 - 1)$ is XOR for inputs 0 and 1, and draw it over the plane.
#
# **To read:** Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), section 6.1, "Example: Learning XOR";
# the notes of CS231n, [Neural Networks Part 1](https://cs231n.github.io/neural-networks-1/).

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# **Kernel → Restart Kernel and Run All Cells** (в Colab — **Runtime → Restart session and run all**). Если всё выполнилось до конца, все видимые проверки пройдены. Ответили ли вы на вопрос раздела 4? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# - **NAND** (И-НЕ) равен 0 только для (1, 1). Найдите его нейрон. Из одних только NAND можно собрать любую логическую схему: соберите XOR из четырёх.
# - **Большинство.** Один нейрон с тремя входами, отвечающий 1, если хотя бы два из них равны 1. А если входов 101?
# - **XOR из ReLU.** Покажите, что $\mathrm{ReLU}(x_1 + x_2) - 2\,\mathrm{ReLU}(x_1 + x_2 - 1)$ для входов 0 и 1 — это XOR, и нарисуйте эту функцию на плоскости.
#
# **Что почитать:** Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), раздел 6.1 — пример с XOR;
# Николенко, Кадурин, Архангельская, «Глубокое обучение», главы о перцептроне; конспекты CS231n, [Neural Networks Part 1](https://cs231n.github.io/neural-networks-1/).
