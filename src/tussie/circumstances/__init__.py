"""For whom, where and when: what speaks against a bouquet, and against a single flower.

`checking` asks the four rooms `safety`, `ward`, `season` and `customs`. Nothing is imported here: the reader, who needs
the customs alone, starts in milliseconds.
"""
