package com.movieconcierge.standalone.product;

/** What was asked for cannot be done. The message is a whole sentence for the person at the shell. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Exit code when something went wrong. */
    public static final int FAILED = 1;
    /** Exit code when there is no running product to ask. */
    public static final int NOT_RUNNING = 3;

    private final int exitCode;

    public Refusal(String message) {
        this(FAILED, message);
    }

    public Refusal(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public Refusal(String message, Throwable cause) {
        super(message, cause);
        this.exitCode = FAILED;
    }

    public int exitCode() {
        return exitCode;
    }
}
