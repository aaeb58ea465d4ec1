package com.movieconcierge.benchmarks;

/** The words behind the name of a run; ends it with status 2 and its usage when there are too few. */
record Arguments(String... words) {

    static Arguments of(String[] words, int least, String usage) {
        if (words.length < least) {
            System.err.println(usage);
            System.exit(2);
        }
        return new Arguments(words);
    }

    String text(int at) {
        return words[at];
    }

    String text(int at, String otherwise) {
        return at < words.length ? words[at] : otherwise;
    }

    int number(int at, int otherwise) {
        return at < words.length ? Integer.parseInt(words[at]) : otherwise;
    }
}
