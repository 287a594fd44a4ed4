-- Takes away the numbers that a program counts for the items of lists.
function OrderedList(list) return pandoc.BulletList(list.content) end
