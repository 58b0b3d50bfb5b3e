kith_room(people src/practice/people NEEDS sharing defaults)
