# %% [markdown] lang="en"
# # Softmax and maximum likelihood
#
# A linear classifier gives **scores**. Here you turn scores into **probabilities**, measure how well they fit the data, and find out how to change the weights so that they fit better. At the end your own functions learn to read digits.
#
# **You will be able to**
# - write a softmax that survives any scores;
# - say what the likelihood of a data set is, and why nobody computes it without a logarithm;
# - compute the negative log-likelihood (NLL) and its gradient for a whole linear classifier.
#
# **You need** NumPy indexing and broadcasting, the linear classifier of the previous notebook, the derivatives of $e^x$ and of $\ln x$, partial derivatives and the chain rule. **Time:** about two hours. **Points:** 22.

# %% [markdown] lang="ru"
# # Softmax и максимальное правдоподобие
#
# Линейный классификатор выдаёт **оценки**. Здесь вы превратите оценки в **вероятности**, измерите, насколько они согласуются с данными, и узнаете, как изменить веса, чтобы согласие стало лучше. В конце ваши собственные функции научатся распознавать цифры.
#
# **Вы сможете**
# - написать softmax, который выдержит любые оценки;
# - объяснить, что такое правдоподобие выборки и почему его никто не считает без логарифма;
# - вычислить отрицательный логарифм правдоподобия (NLL) и его градиент для всего линейного классификатора.
#
# **Понадобятся** индексация и растягивание массивов (broadcasting) в NumPy, линейный классификатор из предыдущего ноутбука, производные $e^x$ и $\ln x$, частные производные и правило дифференцирования сложной функции. **Время:** около двух часов. **Баллы:** 22.

# %% [markdown] lang="en"
# **How to work.** Fill in a stub, run it, run the `check(...)` below it. Stuck? `hint("softmax")` gives a nudge; called again, it says more.
#
# **Conventions**, here and in all later notebooks:
# - $N$ examples, $D$ features, $C$ classes; inputs `X` (N, D), labels `y` (N,): ints from 0 to C − 1;
# - `scores = X @ W + b` (N, C), a row for each example; scores are also called logits;
# - the loss is the **mean** over the examples;
# - a function returns new arrays and never changes its arguments; integer input works too.

# %% [markdown] lang="ru"
# **Как работать.** Заполните заготовку, выполните её, затем `check(...)` под ней. Не получается? `hint("softmax")` подскажет направление, а при повторном вызове скажет больше.
#
# **Соглашения**, здесь и во всех следующих ноутбуках:
# - $N$ примеров, $D$ признаков, $C$ классов; входы `X` (N, D), метки `y` (N,): целые числа от 0 до C − 1;
# - `scores = X @ W + b` (N, C), по строке на пример; оценки называют также логитами;
# - функция потерь — **среднее** по примерам;
# - функция возвращает новые массивы и никогда не меняет свои аргументы; целые числа на входе тоже годятся.

# %% explore=true
X_train, y_train, X_test, y_test = load_mnist(n_train=2000, n_test=1000)

# Three test images, and the scores that the template classifier of the previous notebook gives them.
digits = X_test[[0, 15, 8]]
digit_labels = y_test[[0, 15, 8]]
digit_scores = np.array([
    [-6.6, -1.4, -1.2, -0.2, 5.0, 3.2, -4.2, 18.1, 0.0, 9.0],
    [-2.5, -2.3, -1.3, 6.5, -1.7, 6.6, -3.1, -2.8, 0.1, -3.3],
    [14.7, 11.5, 19.8, 8.9, 19.3, 17.8, 19.2, 11.2, 16.0, 16.8],
])

# %% [markdown] lang="en"
# ## 1. From scores to probabilities
#
# The second of these digits has the score 6.6 for class 5 and 6.5 for class 3. Is the classifier sure of its 5? Scores do not say: they have no unit, and may be negative. We want ten numbers that are positive, sum to 1 and keep the order of the scores. **Softmax** gives them. For a row $s = (s_0, \dots, s_{C-1})$ of scores, the probability $p(c \mid x)$ of class $c$ for the example $x$ is
#
# $$p(c \mid x) = \frac{e^{s_c}}{e^{s_0} + e^{s_1} + \dots + e^{s_{C-1}}} = \frac{e^{s_c}}{\sum_k e^{s_k}}.$$
#
# **By hand.** Scores $(2, 1, 0)$: the exponentials are $7.389,\ 2.718,\ 1$, their sum is $11.107$, so the probabilities are $(0.665,\ 0.245,\ 0.090)$.
#
# *If you have the slides open: they write $y_0 \dots y_n$ for the scores, and elsewhere $y$ for the labels. Here `scores` are scores and `y` are labels.*

# %% [markdown] lang="ru"
# ## 1. От оценок к вероятностям
#
# У второй из этих цифр оценка класса 5 равна 6.6, а оценка класса 3 равна 6.5. Уверен ли классификатор в своей пятёрке? По оценкам не скажешь: у них нет единиц измерения, они бывают отрицательными. Нам нужны десять чисел — положительных, с суммой 1 и в том же порядке, что и оценки. Их даёт **softmax**. Для строки оценок $s = (s_0, \dots, s_{C-1})$ вероятность $p(c \mid x)$ класса $c$ для примера $x$ равна
#
# $$p(c \mid x) = \frac{e^{s_c}}{e^{s_0} + e^{s_1} + \dots + e^{s_{C-1}}} = \frac{e^{s_c}}{\sum_k e^{s_k}}.$$
#
# **Вручную.** Оценки $(2, 1, 0)$: экспоненты равны $7.389,\ 2.718,\ 1$, их сумма $11.107$, и вероятности равны $(0.665,\ 0.245,\ 0.090)$.
#
# *Если перед вами слайды: там $y_0 \dots y_n$ — это оценки, а в других местах $y$ — метки. Здесь оценки — `scores`, а метки — `y`.*

# %% [markdown] lang="en"
# **Too large for a float.** With pixels from 0 to 255 instead of 0 to 1, the score 18.1 of the first digit would be about 1.2 million: the templates would grow 255-fold too. But `np.exp(710)` is already `inf`, and `inf / inf` is `nan`.
#
# The remedy: subtracting the same number $m$ from every score of a row changes nothing,
#
# $$\frac{e^{s_c - m}}{\sum_k e^{s_k - m}} = \frac{e^{-m}\, e^{s_c}}{e^{-m} \sum_k e^{s_k}} = p(c \mid x).$$
#
# With $m = \max_k s_k$ the largest exponential is $e^0 = 1$: nothing overflows. Scores $(1002, 1001, 1000)$ differ from $(2, 1, 0)$ by the same number in every place, so again $(0.665,\ 0.245,\ 0.090)$.
#
# ### Exercise `softmax` (4 points)

# %% [markdown] lang="ru"
# **Не помещается во float.** Если бы пиксели были от 0 до 255, а не от 0 до 1, оценка 18.1 первой цифры выросла бы примерно до 1.2 миллиона: шаблоны тоже выросли бы в 255 раз. А ведь уже `np.exp(710)` — это `inf`, и `inf / inf` — это `nan`.
#
# Спасение в том, что одно и то же число $m$, вычтенное из всех оценок строки, ничего не меняет:
#
# $$\frac{e^{s_c - m}}{\sum_k e^{s_k - m}} = \frac{e^{-m}\, e^{s_c}}{e^{-m} \sum_k e^{s_k}} = p(c \mid x).$$
#
# При $m = \max_k s_k$ самая большая экспонента равна $e^0 = 1$, и переполнения нет. Оценки $(1002, 1001, 1000)$ отличаются от $(2, 1, 0)$ на одно и то же число, поэтому снова получаем $(0.665,\ 0.245,\ 0.090)$.
#
# ### Упражнение `softmax` (4 балла)

# %% exercise="softmax"
def softmax(scores):
    """Return the probabilities of each row of `scores`, same shape, rows summing to 1.

    scores: (C,) or (N, C). For scores [2, 1, 0]: about [0.665, 0.245, 0.090].
    """

# %% [markdown] lang="en"
# What does the exponential do to a distance between scores? Watch the three bars.

# %% [markdown] lang="ru"
# Что экспонента делает с расстоянием между оценками? Посмотрите на три столбика.

# %% explore=true
plots.scores_to_probabilities(np.array([2.0, 1.0, 0.0]), softmax);

# %% [markdown] lang="en"
# Equal **differences** of scores become equal **ratios** of probabilities: one more is $e \approx 2.718$ times as likely. Now the three digits. How sure is the classifier of each?

# %% [markdown] lang="ru"
# Равные **разности** оценок становятся равными **отношениями** вероятностей: на единицу больше — в $e \approx 2.718$ раза вероятнее. Теперь три цифры. Насколько классификатор уверен в каждой?

# %% explore=true
plots.digits_as_probabilities(digits, digit_labels, digit_scores, softmax);

# %% [markdown] lang="en"
# The 7 is certain, the 5 is nearly a toss-up between 5 and 3, and the last digit, another 5, is taken for a 2, but without conviction: its own class gets only 0.06.
#
# **To think about.** What happens to the probabilities if all scores of a row are doubled? If 5 is added to all of them? Try `softmax(2 * digit_scores)`.
#
# <details><summary>Answer</summary>
#
# Doubling the scores doubles all their differences and squares the ratios of the probabilities, so the classifier gets surer: the 5 of the second digit goes from 0.52 to 0.55, the wrong 2 of the third from 0.42 to 0.59. Adding 5 changes nothing: the differences stay the same.
#
# </details>

# %% [markdown] lang="ru"
# В семёрке классификатор уверен, на втором изображении 5 и 3 почти равновероятны, а последнюю цифру, тоже пятёрку, он принимает за 2, но без убеждённости: её собственному классу достаётся лишь 0.06.
#
# **Подумайте.** Что станет с вероятностями, если все оценки строки удвоить? А если к каждой прибавить 5? Попробуйте `softmax(2 * digit_scores)`.
#
# <details><summary>Ответ</summary>
#
# Если оценки удвоить, удвоятся и их разности, а отношения вероятностей возведутся в квадрат, и классификатор станет увереннее: вероятность пятёрки у второй цифры вырастет с 0.52 до 0.55, неверной двойки у третьей — с 0.42 до 0.59. Если прибавить 5, ничего не изменится: разности останутся прежними.
#
# </details>

# %% [markdown] lang="en"
# ## 2. How probable is the data? Likelihood
#
# Different weights give different probabilities. Which weights are best? **The principle of maximum likelihood:** those under which the labels that were really observed are most probable. The examples are independent, so their probabilities multiply. With the label $y_i$ of example $i$ ("ground truth", $gt$ on the slides) the **likelihood** of the data is
#
# $$p(\text{data}) = \prod_{i} p(c = y_i \mid x_i).$$
#
# It depends on $W$ and $b$ through the probabilities.
#
# **By hand.** Three examples, three classes, labels `y = [0, 2, 1]`:
#
# | example | $p(0)$ | $p(1)$ | $p(2)$ | label | its probability |
# |---|---|---|---|---|---|
# | 0 | 0.5 | 0.3 | 0.2 | 0 | 0.5 |
# | 1 | 0.1 | 0.1 | 0.8 | 2 | 0.8 |
# | 2 | 0.15 | 0.25 | 0.6 | 1 | 0.25 |
#
# The likelihood is $0.5 \cdot 0.8 \cdot 0.25 = 0.1$.
#
# ### Exercise `likelihood` (2 points)

# %% [markdown] lang="ru"
# ## 2. Насколько вероятны данные? Правдоподобие
#
# Разные веса дают разные вероятности. Какие веса лучше? **Принцип максимального правдоподобия:** те, при которых действительно наблюдавшиеся метки наиболее вероятны. Примеры независимы, поэтому их вероятности перемножаются. Если $y_i$ — метка примера $i$ (на слайдах она обозначена $gt$, ground truth), то **правдоподобие** данных
#
# $$p(\text{data}) = \prod_{i} p(c = y_i \mid x_i).$$
#
# От $W$ и $b$ оно зависит через вероятности.
#
# **Вручную.** Три примера, три класса, метки `y = [0, 2, 1]`:
#
# | пример | $p(0)$ | $p(1)$ | $p(2)$ | метка | её вероятность |
# |---|---|---|---|---|---|
# | 0 | 0.5 | 0.3 | 0.2 | 0 | 0.5 |
# | 1 | 0.1 | 0.1 | 0.8 | 2 | 0.8 |
# | 2 | 0.15 | 0.25 | 0.6 | 1 | 0.25 |
#
# Правдоподобие равно $0.5 \cdot 0.8 \cdot 0.25 = 0.1$.
#
# ### Упражнение `likelihood` (2 балла)

# %% exercise="likelihood"
def likelihood(probs, y):
    """Return the probability of all labels together: the product of all probs[i, y[i]], a scalar.

    probs: (N, C), y: (N,) ints. For probs [[0.9, 0.1], [0.3, 0.7]] and y [0, 1]: 0.9 * 0.7 = 0.63.
    """

# %% [markdown] lang="en"
# A classifier that knows nothing gives each of ten digits the probability 0.1. What is the likelihood of 400 labels then? On paper $10^{-400}$. And here? The cell prints the likelihood of 323 labels and of 324.

# %% [markdown] lang="ru"
# Классификатор, который ничего не знает, даёт каждой из десяти цифр вероятность 0.1. Каково тогда правдоподобие 400 меток? На бумаге $10^{-400}$. А здесь? Ячейка печатает правдоподобие 323 и 324 меток.

# %% explore=true
print(likelihood(np.full((323, 10), 0.1), y_train[:323]))
print(likelihood(np.full((324, 10), 0.1), y_train[:324]))
plots.likelihood_of_guesses(likelihood);

# %% [markdown] lang="en"
# The smallest positive float is about $4.9 \cdot 10^{-324}$. From 324 factors of 0.1 on, the product is **exactly 0**. MNIST has 60 000 training images: nearly every $W$ and $b$ would get the same likelihood, 0, and there would be nothing left to compare. The right-hand picture has no such trouble: it works with logarithms.
#
# **To think about.** A classifier gives every label 0.5. After how many examples is its likelihood exactly 0? (Try it. With 0.9 the product stops near $2.5 \cdot 10^{-323}$, five times the smallest float, and stays there: why?)
#
# <details><summary>Answer</summary>
#
# After 1075: the smallest positive float is $2^{-1074}$, and half of it rounds to 0. With 0.9 the product ends up as a whole number of such smallest floats. Five of them times 0.9 make 4.5 and a hair more, since the float 0.9 is slightly above 0.9: that rounds to five again.
#
# </details>

# %% [markdown] lang="ru"
# Самое маленькое положительное число float — около $4.9 \cdot 10^{-324}$. Начиная с 324 множителей 0.1 произведение **в точности равно 0**. В MNIST 60 000 обучающих изображений: почти у любых $W$ и $b$ правдоподобие было бы одно и то же, 0, и сравнивать стало бы нечего. На правом графике такой беды нет: там считают в логарифмах.
#
# **Подумайте.** Классификатор даёт каждой метке 0.5. После скольких примеров правдоподобие станет в точности 0? (Проверьте. При 0.9 оно застревает около $2.5 \cdot 10^{-323}$, впятеро выше наименьшего float: почему?)
#
# <details><summary>Ответ</summary>
#
# После 1075: наименьшее положительное число float — это $2^{-1074}$, а его половина округляется до 0. При 0.9 произведение под конец становится целым кратным этого числа. Пять таких чисел, умноженные на 0.9, — это 4.5 и ещё чуть-чуть, потому что float 0.9 немного больше 0.9: округление снова даёт пять.
#
# </details>

# %% [markdown] lang="en"
# ## 3. The logarithm
#
# The logarithm turns the product into a sum, and it grows with its argument: where $p(\text{data})$ is largest, $\ln p(\text{data})$ is largest too. With a minus in front, the best weights have the **smallest negative log-likelihood**:
#
# $$-\ln p(\text{data}) = -\sum_i \ln p(c = y_i \mid x_i).$$
#
# So each example costs $-\ln p$, where $p$ is the probability of its own label. What does it cost to be right, to guess, and to be sure of something wrong?

# %% [markdown] lang="ru"
# ## 3. Логарифм
#
# Логарифм превращает произведение в сумму и растёт вместе с аргументом: где больше всего $p(\text{data})$, там больше всего и $\ln p(\text{data})$. Если поставить минус, то у лучших весов **наименьший отрицательный логарифм правдоподобия** (negative log-likelihood, NLL):
#
# $$-\ln p(\text{data}) = -\sum_i \ln p(c = y_i \mid x_i).$$
#
# Значит, каждый пример стоит $-\ln p$, где $p$ — вероятность его собственной метки. Сколько стоит верный ответ, сколько — угадывание и сколько — уверенность в неверном ответе?

# %% explore=true
plots.cost_of_a_probability();

# %% [markdown] lang="en"
# Being right for certain costs 0, a guess among ten costs $\ln 10 \approx 2.303$. There is no upper limit: the closer $p$ is to 0, the more a **confident mistake** costs.
#
# This is where `np.log(softmax(scores))` fails. Scores $(1000, 0, 0)$: softmax rounds to $(1, 0, 0)$, and $\ln 0 = -\infty$. Yet the true value is harmless. Take the logarithm on paper, before anything is rounded:
#
# $$\ln p(c \mid x) = \ln \frac{e^{s_c - m}}{\sum_k e^{s_k - m}} = (s_c - m) - \ln \sum_k e^{s_k - m}.$$
#
# **By hand.** Scores $(2, 1, 0)$, $m = 2$: shifted $(0, -1, -2)$, the sum is $1 + 0.368 + 0.135 = 1.503$, its logarithm $0.408$, so $(-0.408, -1.408, -2.408)$. And $(1000, 0, 0)$ gives $(0, -1000, -1000)$.
#
# ### Exercise `log_softmax` (3 points)

# %% [markdown] lang="ru"
# Полная уверенность в верном ответе стоит 0, угадывание одного из десяти стоит $\ln 10 \approx 2.303$. Сверху цена не ограничена: чем ближе $p$ к 0, тем дороже **уверенная ошибка**.
#
# Именно там и подводит `np.log(softmax(scores))`. Оценки $(1000, 0, 0)$: softmax округляется до $(1, 0, 0)$, а $\ln 0 = -\infty$. Между тем истинное значение ничем не страшно. Возьмём логарифм на бумаге, пока ничего не округлено:
#
# $$\ln p(c \mid x) = \ln \frac{e^{s_c - m}}{\sum_k e^{s_k - m}} = (s_c - m) - \ln \sum_k e^{s_k - m}.$$
#
# **Вручную.** Оценки $(2, 1, 0)$, $m = 2$: после сдвига $(0, -1, -2)$, сумма $1 + 0.368 + 0.135 = 1.503$, её логарифм $0.408$, итого $(-0.408, -1.408, -2.408)$. А $(1000, 0, 0)$ даёт $(0, -1000, -1000)$.
#
# ### Упражнение `log_softmax` (3 балла)

# %% exercise="log_softmax"
def log_softmax(scores):
    """Return ln of softmax(scores), same shape, exact even where softmax is rounded to 0.

    scores: (C,) or (N, C). For scores [1000, 0, 0]: [0, -1000, -1000].
    """

# %% [markdown] lang="en"
# Where exactly does the roundabout way, first softmax and then the logarithm, break? One score is 0, the other falls further and further behind.

# %% [markdown] lang="ru"
# Где именно ломается обходной путь — сначала softmax, потом логарифм? Одна оценка равна 0, другая отстаёт всё сильнее и сильнее.

# %% explore=true
plots.where_the_logarithm_breaks(softmax, log_softmax);

# %% [markdown] lang="en"
# **To think about.** In `log_softmax` some $e^{s_k - m}$ are rounded to 0 as well. Why does that do no harm there?
#
# <details><summary>Answer</summary>
#
# They are added to $e^0 = 1$, next to which they do not count anyway, and the logarithm is taken of a sum that is at least 1. The score itself, $s_c - m$, never goes through an exponential.
#
# </details>

# %% [markdown] lang="ru"
# **Подумайте.** В `log_softmax` некоторые $e^{s_k - m}$ тоже округляются до 0. Почему там это не вредит?
#
# <details><summary>Ответ</summary>
#
# Они прибавляются к числу $e^0 = 1$, рядом с которым и так ничего не значат, и логарифм берётся от суммы, которая не меньше 1. Сама же оценка, $s_c - m$, через экспоненту не проходит.
#
# </details>

# %% [markdown] lang="en"
# ## 4. The loss of a whole data set
#
# The sum over the examples grows with their number; the mean can be compared between data sets of any size. The course's **loss** is the mean:
#
# $$L = -\frac{1}{N} \sum_{i=0}^{N-1} \ln p(c = y_i \mid x_i).$$
#
# **By hand.** Scores $(2, 1, 0)$ with label 0 cost $0.408$. Scores $(0, 0, 0)$ cost $\ln 3 = 1.099$ with any label, say 2. The loss is $(0.408 + 1.099) / 2 = 0.753$.
#
# *If you have the slides open: the NLL there is a sum, the data loss a mean; we always take the mean. It is also called cross-entropy. The two agree where each example has one right class, as here.*
#
# ### Exercise `nll_loss` (3 points)

# %% [markdown] lang="ru"
# ## 4. Функция потерь для всей выборки
#
# Сумма по примерам растёт вместе с их числом; среднее можно сравнивать между выборками любого размера. **Функция потерь** в этом курсе — среднее:
#
# $$L = -\frac{1}{N} \sum_{i=0}^{N-1} \ln p(c = y_i \mid x_i).$$
#
# **Вручную.** Оценки $(2, 1, 0)$ с меткой 0 стоят $0.408$. Оценки $(0, 0, 0)$ стоят $\ln 3 = 1.099$ с любой меткой, скажем 2. Функция потерь равна $(0.408 + 1.099) / 2 = 0.753$.
#
# *Если перед вами слайды: NLL там — сумма, а потери на данных (data loss) — среднее; мы всегда берём среднее. Другое название — кросс-энтропия (cross-entropy). Они совпадают, когда у каждого примера один верный класс, как здесь.*
#
# ### Упражнение `nll_loss` (3 балла)

# %% exercise="nll_loss"
def nll_loss(scores, y):
    """Return the mean negative log-likelihood of the labels, a scalar.

    scores: (N, C), y: (N,) ints. For scores [[2, 1, 0], [0, 0, 0]] and y [0, 2]: about 0.753.
    For scores [[1000, 0, 0]] and y [1]: 1000.
    """

# %% [markdown] lang="en"
# **A first look at real digits.** Before training, weights are small random numbers. What does the loss on 2000 digits depend on? We take one random `W` and make it larger and larger.

# %% [markdown] lang="ru"
# **Первый взгляд на настоящие цифры.** До обучения веса — небольшие случайные числа. От чего зависит функция потерь на 2000 цифр? Возьмём одну случайную `W` и будем её увеличивать.

# %% explore=true
rng = np.random.default_rng(0)
random_weights = rng.normal(size=(784, 10))
sizes = [0.0001, 0.001, 0.01, 0.1, 1, 10]
losses = [nll_loss(X_train @ (size * random_weights), y_train) for size in sizes]
plots.loss_of_untrained(sizes, losses);

# %% [markdown] lang="en"
# With small weights the loss is $\ln 10$, whatever the images: you will say why in the last section. Keep the number in mind: **a first loss far from $\ln C$ means that something is wrong**. Large random weights are worse than zeros: they make confident mistakes.

# %% [markdown] lang="ru"
# При малых весах функция потерь равна $\ln 10$, каковы бы ни были изображения: почему — вы объясните в последнем разделе. Запомните это число: **если первое значение функции потерь далеко от $\ln C$, что-то не так**. Большие случайные веса хуже нулевых: они ошибаются уверенно.

# %% [markdown] lang="en"
# **The loss as a landscape.** Real nets have thousands of weights; with two we can see everything. Take only zeros and ones, and of each image only how much ink $x$ it has. Since only differences of scores count, let the score of 0 be 0 and the score of 1 be $w x + b$.

# %% [markdown] lang="ru"
# **Функция потерь как рельеф.** В настоящих сетях тысячи весов; с двумя видно всё. Возьмём только нули и единицы, а от каждого изображения — только количество чернил $x$. Важны лишь разности оценок, поэтому пусть оценка нуля будет 0, а оценка единицы будет $w x + b$.

# %% explore=true
keep = y_train < 2  # zeros and ones
ink = X_train[keep].mean(axis=1).astype(float)
x_ink = (ink - ink.mean()) / ink.std()
y_ink = y_train[keep]
plots.two_digits_by_ink(x_ink, y_ink);

# %% [markdown] lang="en"
# Ones need less ink. So which sign should $w$ have? Every pair $(w, b)$ has a loss; here are all of them at once.

# %% [markdown] lang="ru"
# Единицам нужно меньше чернил. Какой же знак должен быть у $w$? У каждой пары $(w, b)$ своё значение функции потерь; вот они все сразу.

# %% explore=true
def ink_loss(w, b):
    scores = np.column_stack([np.zeros(len(x_ink)), w * x_ink + b])
    return nll_loss(scores, y_ink)

plots.loss_surface(ink_loss);

# %% [markdown] lang="en"
# It is one smooth valley with one lowest point (★): the maximum-likelihood estimate of $w$ and $b$. At $w = b = 0$ (■) the classifier knows nothing and the loss is $\ln 2 \approx 0.693$.
#
# **To think about.** On the far side, $w = 4$, the loss grows like a straight line and not like a parabola. Why? (What does one confident mistake cost?)
#
# <details><summary>Answer</summary>
#
# There the sign of $w$ is wrong, and most examples are confident mistakes. Each of them costs $-\ln p$, which is nearly the difference of its two scores, $|w x + b|$. That grows linearly with $w$, and so does the mean.
#
# </details>

# %% [markdown] lang="ru"
# Это одна гладкая долина с одной низшей точкой (★): оценкой максимального правдоподобия для $w$ и $b$ (здесь «оценка» — приближённое значение, а не score). При $w = b = 0$ (■) классификатор ничего не знает, и функция потерь равна $\ln 2 \approx 0.693$.
#
# **Подумайте.** На дальнем склоне, у $w = 4$, функция потерь растёт как прямая, а не как парабола. Почему? (Сколько стоит одна уверенная ошибка?)
#
# <details><summary>Ответ</summary>
#
# Там знак $w$ неверен, и почти все примеры — уверенные ошибки. Каждая стоит $-\ln p$, то есть почти разность двух оценок, $|w x + b|$. Она растёт с $w$ линейно, а значит, и среднее тоже.
#
# </details>

# %% [markdown] lang="en"
# ## 5. Which way is down? The gradient
#
# Two parameters can be searched on a grid; 7850 of a digit classifier cannot. We need the slope of the loss: its derivatives, which all together are the **gradient**. First with respect to every score. It turns out to be remarkably simple:
#
# $$\frac{\partial L}{\partial s_{ic}} = \frac{1}{N} \bigl( p(c \mid x_i) - [c = y_i] \bigr), \qquad [c = y_i] = \begin{cases} 1, & c = y_i \\ 0, & c \ne y_i. \end{cases}$$
#
# The numbers $[c = y_i]$ of an example are its **one-hot** row: a single 1, at the label. In words: the difference between what the classifier says and what is true, divided by $N$.
#
# **By hand.** Scores $(2, 1, 0)$, label 0, $N = 1$: $(0.665, 0.245, 0.090) - (1, 0, 0) = (-0.335, 0.245, 0.090)$. Each row sums to 0. With $N = 2$ every entry would be half as large.
#
# You will derive the formula in the last section; now program it.
#
# ### Exercise `nll_gradient` (4 points)

# %% [markdown] lang="ru"
# ## 5. В какую сторону спускаться? Градиент
#
# Два параметра можно перебрать по сетке, 7850 параметров классификатора цифр — нельзя. Нужен наклон функции потерь: её производные, все вместе — **градиент**. Сначала по каждой оценке. Производная оказывается на удивление простой:
#
# $$\frac{\partial L}{\partial s_{ic}} = \frac{1}{N} \bigl( p(c \mid x_i) - [c = y_i] \bigr), \qquad [c = y_i] = \begin{cases} 1, & c = y_i \\ 0, & c \ne y_i. \end{cases}$$
#
# Числа $[c = y_i]$ одного примера — его **one-hot**-строка: единственная 1, на месте метки. Словами: разность между ответом классификатора и истиной, делённая на $N$.
#
# **Вручную.** Оценки $(2, 1, 0)$, метка 0, $N = 1$: $(0.665, 0.245, 0.090) - (1, 0, 0) = (-0.335, 0.245, 0.090)$. Сумма каждой строки равна 0. При $N = 2$ все числа были бы вдвое меньше.
#
# Формулу вы выведете в последнем разделе, а пока запрограммируйте её.
#
# ### Упражнение `nll_gradient` (4 балла)

# %% exercise="nll_gradient"
def nll_gradient(scores, y):
    """Return the gradient of nll_loss(scores, y) with respect to the scores, shape (N, C).

    scores: (N, C), y: (N,) ints. For scores [[2, 1, 0]] and y [0]: about [[-0.335, 0.245, 0.090]].
    """

# %% [markdown] lang="en"
# The gradient points uphill; we want to go down. Which scores of the last digit, the 5 taken for a 2, should rise, and which should fall?

# %% [markdown] lang="ru"
# Градиент указывает вверх, а нам нужно вниз. Какие оценки последней цифры, пятёрки, принятой за 2, должны вырасти, а какие — уменьшиться?

# %% explore=true
plots.pushes(digit_scores[2:], digit_labels[2:], softmax, nll_gradient);

# %% [markdown] lang="en"
# The label's score is pushed up by just what its probability lacks to 1; every other score is pushed down by the probability it wrongly has.
#
# **To think about.** What is the gradient for the first digit, the certain 7? What does an example contribute to learning once it is recognized with confidence?
#
# <details><summary>Answer</summary>
#
# Almost zero: −0.0001 for the 7 and 0.0001 for the 9, since the 7 has the probability 0.9999. Such an example hardly moves the weights: the classifier learns from those that are still wrong or in doubt.
#
# </details>

# %% [markdown] lang="ru"
# Оценку метки толкает вверх ровно на столько, сколько её вероятности не хватает до 1; каждую другую — вниз на ту вероятность, которая досталась ей зря.
#
# **Подумайте.** Каков градиент для первой цифры, уверенной семёрки? Что даёт обучению пример, который уже распознаётся уверенно?
#
# <details><summary>Ответ</summary>
#
# Почти нулевой: −0.0001 для семёрки и 0.0001 для девятки, ведь вероятность семёрки 0.9999. Такой пример почти не сдвигает веса: классификатор учится на тех, где он ещё ошибается или сомневается.
#
# </details>

# %% [markdown] lang="en"
# ## 6. The whole classifier
#
# Scores come from weights, $s_{ic} = \sum_d X_{id} W_{dc} + b_c$, and softmax makes them probabilities. This is the **softmax classifier**, also called multinomial logistic regression.
#
# By the chain rule, a weight $W_{dc}$ acts on the score $c$ of every example with the factor $X_{id}$, the bias $b_c$ with the factor 1. With $G_{ic} = \partial L / \partial s_{ic}$ from `nll_gradient`
#
# $$\frac{\partial L}{\partial W_{dc}} = \sum_i X_{id}\, G_{ic}, \qquad \nabla_W L = X^\top G, \qquad \frac{\partial L}{\partial b_c} = \sum_i G_{ic}.$$
#
# | | `X` | `W` | `b` | `scores`, $G$ | `dW` | `db` |
# |---|---|---|---|---|---|---|
# | shape | (N, D) | (D, C) | (C,) | (N, C) | (D, C) | (C,) |
#
# A gradient always has the shape of what it belongs to. The $1/N$ is in $G$ already.
#
# **By hand.** `X = [[1, 2], [3, -1]]`, `y = [0, 2]`, $W$ and $b$ all zeros: every $p$ is $\tfrac13$, the loss is $\ln 3 = 1.099$, and
#
# $$G = \frac{1}{6} \begin{bmatrix} -2 & 1 & 1 \\ 1 & 1 & -2 \end{bmatrix}, \quad \nabla_W L = \frac{1}{6} \begin{bmatrix} 1 & 4 & -5 \\ -5 & 1 & 4 \end{bmatrix}, \quad \nabla_b L = \frac{1}{6} \begin{bmatrix} -1 & 2 & -1 \end{bmatrix}.$$
#
# ### Exercise `softmax_classifier_loss` (4 points)

# %% [markdown] lang="ru"
# ## 6. Классификатор целиком
#
# Оценки получаются из весов, $s_{ic} = \sum_d X_{id} W_{dc} + b_c$, а softmax превращает их в вероятности. Это **softmax-классификатор**, он же мультиномиальная логистическая регрессия.
#
# По правилу дифференцирования сложной функции вес $W_{dc}$ сказывается на оценке $c$ каждого примера с множителем $X_{id}$, а смещение $b_c$ — с множителем 1. Если $G_{ic} = \partial L / \partial s_{ic}$ — результат `nll_gradient`, то
#
# $$\frac{\partial L}{\partial W_{dc}} = \sum_i X_{id}\, G_{ic}, \qquad \nabla_W L = X^\top G, \qquad \frac{\partial L}{\partial b_c} = \sum_i G_{ic}.$$
#
# | | `X` | `W` | `b` | `scores`, $G$ | `dW` | `db` |
# |---|---|---|---|---|---|---|
# | форма | (N, D) | (D, C) | (C,) | (N, C) | (D, C) | (C,) |
#
# У градиента всегда та же форма, что у того, по чему его берут. Множитель $1/N$ уже внутри $G$.
#
# **Вручную.** `X = [[1, 2], [3, -1]]`, `y = [0, 2]`, все $W$ и $b$ — нули: каждая $p$ равна $\tfrac13$, функция потерь $\ln 3 = 1.099$, и
#
# $$G = \frac{1}{6} \begin{bmatrix} -2 & 1 & 1 \\ 1 & 1 & -2 \end{bmatrix}, \quad \nabla_W L = \frac{1}{6} \begin{bmatrix} 1 & 4 & -5 \\ -5 & 1 & 4 \end{bmatrix}, \quad \nabla_b L = \frac{1}{6} \begin{bmatrix} -1 & 2 & -1 \end{bmatrix}.$$
#
# ### Упражнение `softmax_classifier_loss` (4 балла)

# %% exercise="softmax_classifier_loss"
def softmax_classifier_loss(X, y, W, b):
    """Return the loss of the linear classifier and its gradients: loss, dW, db.

    X: (N, D), y: (N,) ints, W: (D, C), b: (C,). The loss is a scalar, dW is (D, C), db is (C,).
    With W and b all zeros and three classes the loss is ln 3, about 1.099.
    """

# %% [markdown] lang="en"
# **Back to the valley.** Do the gradients really point the way down? The arrows below are $-(\partial L/\partial w,\ \partial L/\partial b)$ by your function. The squares are a walk that starts at $(0, 0)$ and takes steps along the arrows.

# %% [markdown] lang="ru"
# **Снова в долину.** Правда ли градиенты показывают путь вниз? Стрелки — это $-(\partial L/\partial w,\ \partial L/\partial b)$, вычисленные вашей функцией. Квадратики — прогулка из точки $(0, 0)$ шагами вдоль стрелок.

# %% explore=true
def ink_gradient(w, b):
    W, bias = np.array([[0.0, w]]), np.array([0.0, b])
    _, dW, db = softmax_classifier_loss(x_ink[:, None], y_ink, W, bias)
    return dW[0, 1], db[1]

walk = [np.zeros(2)]
for step in range(25):
    walk.append(walk[-1] - 3 * np.array(ink_gradient(*walk[-1])))
plots.loss_map_with_gradients(ink_loss, ink_gradient, np.array(walk));

# %% [markdown] lang="en"
# The arrows cross the lines of equal loss at right angles, and they shorten where the valley is flat.
#
# **Now 7850 parameters.** All weights are 0, and we ask for the first gradient on 2000 real digits. Where would a first step raise the weights (dark), where lower them (light)? The numbers are the loss and $\ln 10$.

# %% [markdown] lang="ru"
# Стрелки пересекают линии уровня под прямым углом и укорачиваются там, где долина полога.
#
# **А теперь 7850 параметров.** Все веса равны 0, и мы вычисляем первый градиент на 2000 настоящих цифр. Где первый шаг увеличит веса (тёмное), а где уменьшит (светлое)? Числа — это значение функции потерь и $\ln 10$.

# %% explore=true
W, b = np.zeros((784, 10)), np.zeros(10)
loss, dW, db = softmax_classifier_loss(X_train, y_train, W, b)
print(f"{loss:.4f}   {np.log(10):.4f}")
plots.first_gradient(dW);

# %% [markdown] lang="en"
# The templates of the previous notebook appear by themselves! With all probabilities equal to 0.1, $-\nabla_W L$ is, for each class, the sum of its images minus a tenth of the sum of all images, all of it divided by $N$.
#
# **A glimpse ahead.** A few small steps against the gradient, all 2000 digits in each. Notebook a04 explains when and why this works. The numbers are the loss before and after, and the accuracy on 1000 test digits.

# %% [markdown] lang="ru"
# Шаблоны из предыдущего ноутбука появились сами собой! Когда все вероятности равны 0.1, $-\nabla_W L$ для каждого класса — сумма его изображений минус десятая часть суммы всех изображений; всё вместе делится на $N$.
#
# **Взгляд вперёд.** Несколько небольших шагов против градиента, в каждом все 2000 цифр. Когда и почему это работает, объясняет ноутбук a04. Числа — это функция потерь до и после и доля верных ответов на 1000 тестовых цифр.

# %% explore=true
step_size, n_steps = 0.5, 60
losses = []
for step in range(n_steps):
    loss, dW, db = softmax_classifier_loss(X_train, y_train, W, b)
    losses.append(loss)
    W, b = W - step_size * dW, b - step_size * db

accuracy = np.mean(np.argmax(X_test @ W + b, axis=1) == y_test)
print(f"{losses[0]:.3f} -> {losses[-1]:.3f}   {100 * accuracy:.1f} %")
plots.falling_loss(losses);

# %% [markdown] lang="en"
# The first loss is $\ln 10$, as it must be, and about 84 % of 1000 digits it has never seen are read correctly. The templates manage 79 % of the same digits, and they were made of thirty times as many images.
#
# ## 7. In writing (2 points, marked by hand)
#
# 1. Derive the gradient of one example: show that for $L = -\ln p(y \mid x)$ with softmax probabilities $\dfrac{\partial L}{\partial s_c} = p(c \mid x) - [c = y]$. (Start from $-\ln p(y \mid x) = -s_y + \ln \sum_k e^{s_k}$.)
# 2. Why is the loss of a classifier with small random weights about $\ln C$, whatever the data?
#
# Formulas go between dollar signs: `$p_c = e^{s_c}$`. Plain text such as `dL/ds_c = p_c - [c = y]` is just as good.

# %% [markdown] lang="ru"
# Первое значение функции потерь равно $\ln 10$, как и должно быть, и около 84 % из 1000 цифр, которых классификатор никогда не видел, распознаны верно. Шаблоны верно распознают 79 % тех же цифр, хотя построены по числу изображений, в тридцать раз большему.
#
# ## 7. Письменно (2 балла, проверяет преподаватель)
#
# 1. Выведите градиент для одного примера: покажите, что для $L = -\ln p(y \mid x)$ с вероятностями softmax $\dfrac{\partial L}{\partial s_c} = p(c \mid x) - [c = y]$. (Начните с $-\ln p(y \mid x) = -s_y + \ln \sum_k e^{s_k}$.)
# 2. Почему у классификатора с малыми случайными весами функция потерь около $\ln C$, какими бы ни были данные?
#
# Формулы пишутся между знаками доллара: `$p_c = e^{s_c}$`. Обычный текст, например `dL/ds_c = p_c - [c = y]`, ничуть не хуже.

# %% [markdown] lang="en" answer="written_softmax" points=2
# **1.** $L = -s_y + \ln \sum_k e^{s_k}$. The first term depends on $s_c$ only if $c = y$, and then its derivative is $-1$: together $-[c = y]$. The second, by the chain rule, gives
#
# $$\frac{\partial}{\partial s_c} \ln \sum_k e^{s_k} = \frac{1}{\sum_k e^{s_k}} \cdot e^{s_c} = p(c \mid x).$$
#
# The sum is $p(c \mid x) - [c = y]$. For the mean over $N$ examples each row is divided by $N$.
#
# **2.** Small weights give scores close to 0, so all scores of a row are nearly equal, and softmax gives each class about $1/C$. Every label then costs about $-\ln(1/C) = \ln C$, and so does the mean. Neither the images nor the labels matter. For ten digits it is $\ln 10 \approx 2.303$.
#
# ### BEGIN MARK SCHEME
# - 1 point: the derivation. Half a point for each of: the derivative of $-s_y$ with the two cases $c = y$ and $c \ne y$ (or the one-hot row); the derivative of the log-sum, recognized as the probability. A right derivation by the quotient rule, or through $-1/p$ and the Jacobian of softmax, earns full points.
# - 1 point: $\ln C$. Half a point for "nearly equal scores, so every probability is about $1/C$"; half for $-\ln(1/C) = \ln C$ and its mean.
# - A checked numerical example in place of a derivation earns at most half a point of part 1. Signs and the factor $1/N$: no deduction if the result is consistent.
# ### END MARK SCHEME

# %% [markdown] lang="ru" answer="written_softmax" points=2
# **1.** $L = -s_y + \ln \sum_k e^{s_k}$. Первое слагаемое зависит от $s_c$ только при $c = y$, и тогда его производная $-1$: вместе $-[c = y]$. Второе слагаемое по правилу дифференцирования сложной функции даёт
#
# $$\frac{\partial}{\partial s_c} \ln \sum_k e^{s_k} = \frac{1}{\sum_k e^{s_k}} \cdot e^{s_c} = p(c \mid x).$$
#
# В сумме $p(c \mid x) - [c = y]$. При усреднении по $N$ примерам каждая строка делится на $N$.
#
# **2.** При малых весах оценки близки к 0, поэтому все оценки строки почти равны, и softmax даёт каждому классу около $1/C$. Каждая метка тогда стоит около $-\ln(1/C) = \ln C$, столько же и среднее. Ни изображения, ни метки не важны. Для десяти цифр это $\ln 10 \approx 2.303$.
#
# ### BEGIN MARK SCHEME
# - 1 балл: вывод. По половине балла: за производную $-s_y$ в двух случаях, $c = y$ и $c \ne y$ (или через one-hot-строку); за производную логарифма суммы, в которой узнана вероятность. Верный вывод через производную частного или через $-1/p$ и матрицу Якоби softmax — полный балл.
# - 1 балл: $\ln C$. Половина балла за «оценки почти равны, значит, каждая вероятность около $1/C$», половина — за $-\ln(1/C) = \ln C$ и среднее.
# - Проверка на числах вместо вывода — не больше половины балла за первую часть. Знаки и множитель $1/N$: балл не снижается, если результат согласован.
# ### END MARK SCHEME

# %% [markdown] lang="en"
# ## Before you hand in
#
# Restart the kernel and run all the cells: if they run to the end, every visible check passes. Have you answered both questions of section 7? Then save the notebook and hand in the file.
#
# ## Going further
#
# You can now say what good weights are: those with the smallest loss; and the gradient says which way they get better. Two things are missing. Weights that fit the training data best may fit new data badly: the next notebook, on regularization, is about that. And why the steps of section 6 work, and how large they may be, you will see in a04.
#
# These tasks are not graded.
#
# - **Temperature.** Draw `softmax(digit_scores / T)` for $T = 0.1,\ 1,\ 10$. What are the limits $T \to 0$ and $T \to \infty$? For which $T$ is `nll_loss(digit_scores / T, digit_labels)` smallest?
# - **Two classes.** Show that softmax of $(0, s)$ gives class 1 the probability $1 / (1 + e^{-s})$. What is this function of $s$ called?
# - **Soft labels.** Let the target be any distribution $q$ rather than one-hot: $L = -\sum_c q_c \ln p_c$. How does the gradient change? Where is the lowest point now?
#
# **To read** (from the lecture's list): Goodfellow, Bengio, Courville, [*Deep Learning*](https://www.deeplearningbook.org), sections 4.1 (overflow and underflow), 5.5 (maximum likelihood) and 6.2.2.3 (softmax); the notes of CS231n on [linear classification](https://cs231n.github.io/linear-classify/); in Russian, Nikolenko, Kadurin, Arkhangelskaya, «Глубокое обучение»; the lecture's [video with the derivation](https://www.youtube.com/watch?v=64nwedrxjPo).

# %% [markdown] lang="ru"
# ## Перед сдачей
#
# Перезапустите ядро и выполните все ячейки: если они дошли до конца, все видимые проверки пройдены. Ответили ли вы на оба вопроса раздела 7? Тогда сохраните ноутбук и сдайте файл.
#
# ## Что дальше
#
# Теперь вы можете сказать, какие веса хороши: те, при которых функция потерь наименьшая, — а градиент говорит, в какую сторону их менять. Не хватает двух вещей. Веса, которые лучше всего подходят к обучающим данным, могут плохо подходить к новым: об этом следующий ноутбук, о регуляризации. А почему работают шаги из раздела 6 и какой длины они могут быть, вы увидите в a04.
#
# Эти задания не оцениваются.
#
# - **Температура.** Нарисуйте `softmax(digit_scores / T)` при $T = 0.1,\ 1,\ 10$. Каковы пределы при $T \to 0$ и $T \to \infty$? При каком $T$ значение `nll_loss(digit_scores / T, digit_labels)` наименьшее?
# - **Два класса.** Покажите, что softmax от $(0, s)$ даёт классу 1 вероятность $1 / (1 + e^{-s})$. Как называется эта функция от $s$?
# - **Мягкие метки.** Пусть вместо one-hot-строки задано любое распределение $q$: $L = -\sum_c q_c \ln p_c$. Как изменится градиент? Где теперь низшая точка?
#
# **Что почитать** (из списка лекции): Гудфеллоу, Бенджио, Курвилль, [*Deep Learning*](https://www.deeplearningbook.org) (есть русский перевод), разделы 4.1 (переполнение), 5.5 (максимальное правдоподобие) и 6.2.2.3 (softmax); конспекты CS231n о [линейной классификации](https://cs231n.github.io/linear-classify/); Николенко, Кадурин, Архангельская, «Глубокое обучение»; [видео с выводом формулы](https://www.youtube.com/watch?v=64nwedrxjPo) из лекции.
