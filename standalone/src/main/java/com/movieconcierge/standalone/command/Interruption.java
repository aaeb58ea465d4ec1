package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.product.Refusal;

/** Ctrl-C at the shell stops the job itself, at a checkpoint. */
final class Interruption implements AutoCloseable {
    private final Thread hook;

    /** @param cancel stops the job */
    Interruption(Runnable cancel) {
        hook = new Thread(() -> stop(cancel), "job-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private static void stop(Runnable cancel) {
        try {
            cancel.run();
            System.err.println("Stopped; the same command goes on from here.");
        } catch (Refusal e) {
            System.err.println(e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Ctrl-C is being dealt with already
        }
    }
}
