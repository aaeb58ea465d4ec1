package com.movieconcierge.recommend.domain.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * Has a language model understand first prompts, and the local reader everything else: what the model cannot be had for,
 * and what points back at a list, which the model is not shown.
 */
public final class ModelPromptReader implements PromptReader {
    private final String name;
    private final PromptModel model;
    private final LocalPromptReader local;
    private final DraftLinks links;
    private final Restatement restatement;

    /** @param name of the model's kind, in answers */
    public ModelPromptReader(String name, PromptModel model, LocalPromptReader local, PromptVocabulary vocabulary) {
        this.name = name;
        this.model = model;
        this.local = local;
        this.links = new DraftLinks(vocabulary);
        this.restatement = new Restatement(vocabulary.lexicon());
    }

    @Override
    public Reading read(String prompt, Context context) {
        if (context.before() != null) {
            return local.read(prompt, context);
        }
        try {
            Draft draft = model.read(prompt, context.caller());
            Understanding understood = links.linked(draft, prompt);
            if (understood.isEmpty()) {
                throw new PromptModel.UnavailableException("understood-nothing", "the model understood nothing");
            }
            return new Reading(restatement.restated(understood), name, List.of(), links.unknown(draft, prompt));
        } catch (PromptModel.UnavailableException e) {
            Reading reading = local.read(prompt, context);
            List<String> degraded = new ArrayList<>(reading.degraded());
            degraded.add(name + "-" + e.reason());
            return new Reading(reading.understood(), reading.reader(), degraded, reading.unknown());
        }
    }

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
}
