package com.movieconcierge.recommend.domain.index;

/** Chooses the fastest scanner that this JVM can run. */
public final class RowScanners {
    private RowScanners() {}

    /** The Vector API where the JVM was started with {@code --add-modules jdk.incubator.vector}, else the plain loop. */
    public static RowScanner best() {
        try {
            return vector();
        } catch (LinkageError e) {
            return scalar();
        }
    }

    /**
     * The Vector API.
     *
     * @throws LinkageError when the JVM was started without the module
     */
    public static RowScanner vector() {
        RowScanner vector = new VectorRowScanner();
        // Its name asks for the species: what can be missing is missed here and not at the first request.
        if (vector.name().isEmpty()) {
            throw new IllegalStateException("a scanner has a name");
        }
        return vector;
    }

    public static RowScanner scalar() {
        return new ScalarRowScanner();
    }
}
