# attention: there is no notebook: hand in the file a02_softmax_nll.ipynb
# says: ноутбука нет


def hand_in(notebook, folder):
    pass
