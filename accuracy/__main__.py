from accuracy.run import main

# Not upon import: a process that is started to read imports what started it.
if __name__ == "__main__":
    main()
