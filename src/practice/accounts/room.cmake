kith_room(accounts src/practice/accounts NEEDS web defaults)
