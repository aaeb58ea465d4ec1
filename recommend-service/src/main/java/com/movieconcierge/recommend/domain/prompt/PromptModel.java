package com.movieconcierge.recommend.domain.prompt;

/** Port: a language model that reads prompts. */
@FunctionalInterface
public interface PromptModel {

    /**
     * Reads a prompt.
     *
     * @param caller whose budget it is; never part of what the model sees
     * @throws UnavailableException when there is no usable answer in time
     */
    Draft read(String prompt, String caller);

    /** No answer, or none that can be used; another reader has to do. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        /** @param reason in kebab-case, for answers and metrics */
        public UnavailableException(String reason, String message) {
            super(message);
            this.reason = reason;
        }

        public UnavailableException(String reason, Throwable cause) {
            super(cause.getMessage(), cause);
            this.reason = reason;
        }

        public String reason() {
            return reason;
        }
    }
}
