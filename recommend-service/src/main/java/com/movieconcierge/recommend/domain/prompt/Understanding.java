package com.movieconcierge.recommend.domain.prompt;

import com.movieconcierge.model.Aspects;
import com.movieconcierge.model.Era;
import org.jspecify.annotations.Nullable;

/**
 * A prompt, understood: all that a list is made from. Whoever changes it and hands it back gets the list of what it says
 * then.
 *
 * @param restatement one sentence; made from the rest, and read by people only
 * @param wanted what films should be like; neither languages nor eras, which are below
 * @param mustNots what no film may be
 * @param less what films should be less like
 * @param era null for all years
 * @param language ISO 639-1; null for all
 * @param limit how many films; null where the prompt does not say
 * @param words what was not understood and may mean something: read by the sentence vector only
 */
public record Understanding(
        String restatement,
        Aspects wanted,
        Aspects mustNots,
        Aspects less,
        @Nullable Era era,
        @Nullable String language,
        @Nullable Integer limit,
        String words) {

    public static final Understanding NOTHING =
            new Understanding("", Aspects.NONE, Aspects.NONE, Aspects.NONE, null, null, null, "");

    public Understanding restated(String sentence) {
        return new Understanding(sentence, wanted, mustNots, less, era, language, limit, words);
    }

    /** This, edited by what was said later: the later word holds where the two disagree. */
    public Understanding edited(Understanding later) {
        Aspects ruledOut = later.mustNots.and(later.less);
        return new Understanding(
                "",
                wanted.without(ruledOut).and(later.wanted),
                mustNots.without(later.wanted).and(later.mustNots),
                less.without(later.wanted).and(later.less),
                later.era == null ? era : later.era,
                later.language == null ? language : later.language,
                later.limit == null ? limit : later.limit,
                (words + " " + later.words).strip());
    }

    /** Whether anything was understood, or at least some words are left. */
    public boolean isEmpty() {
        return wanted.isEmpty()
                && mustNots.isEmpty()
                && less.isEmpty()
                && era == null
                && language == null
                && words.isEmpty();
    }
}
