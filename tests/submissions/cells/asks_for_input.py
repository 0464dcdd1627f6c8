# says: raised EOFError
name = input("Your name? ")
print(name)
