kith_room(bracelet src/practice/bracelet NEEDS casework pdf)
