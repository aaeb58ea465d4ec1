package com.movieconcierge.recommend.domain.taste;

import com.movieconcierge.model.Aspects;
import java.time.Instant;

/**
 * What a viewer has said they want, as it was understood: a stated taste, beside the one that ratings reveal. The sentence
 * itself is not in it.
 *
 * @param eventId identity of the event it came by
 * @param restatement all of it as one sentence, for people
 * @param wanted what films should be like; of languages and eras at most one each, which all films have to meet
 * @param less what films should be less like
 * @param mustNots what no film may be
 */
public record Statement(
        String eventId, Instant statedAt, String restatement, Aspects wanted, Aspects less, Aspects mustNots) {}
