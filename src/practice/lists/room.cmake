kith_room(lists src/practice/lists NEEDS calls linkage defaults LINK z)
