package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Film;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Port: understands prompts. Every film, person, genre and keyword it names is the catalogue's. */
public interface PromptReader {

    /**
     * What came before in the conversation.
     *
     * @param before what is understood so far; null at its beginning
     * @param caller whose budget it is where reading costs something; nobody knows who that is
     * @param shown the films that {@code before} was answered with, best first; looked up only when the prompt points at them
     */
    record Context(@Nullable Understanding before, Supplier<List<Film>> shown, String caller) {
        public static final Context FIRST = new Context(null, List::of, "");
    }

    /**
     * @param reader who understood it, for answers and metrics
     * @param degraded what the reading lacked, in kebab-case
     * @param unknown titles that are wanted and that no film here goes by; their words are among the understanding's
     */
    record Reading(Understanding understood, String reader, List<String> degraded, List<Draft.Title> unknown) {
        public Reading {
            degraded = List.copyOf(degraded);
            unknown = List.copyOf(unknown);
        }
    }

    /** Reads a prompt, which edits what came before. Any text will do. */
    Reading read(String prompt, Context context);
}
