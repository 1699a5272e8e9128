from faults.run import main

# Not upon import: a process that is started for a trial imports what started it.
if __name__ == "__main__":
    main()
