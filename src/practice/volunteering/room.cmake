kith_room(volunteering src/practice/volunteering FOLDERS handbook jobs recruitment befriending shopping
          shifts thanks
          NEEDS casework matching defaults)
