# says: raised SyntaxError
x = “quoted”
y = 1
