# attention: it is larger than 512 MB
# says: файл больше 512 МБ


def hand_in(notebook, folder):
    with (folder / "a02_softmax_nll.ipynb").open("wb") as file:
        file.truncate(600 * 2**20)
