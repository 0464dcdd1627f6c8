# says: raised SyntaxError
print 'hello'
exec 'x = 1'
