package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.model.SeedFilm;
import com.movieconcierge.recommend.Conversation;
import com.movieconcierge.recommend.adapter.http.RecommendationsView.RecommendationView;
import com.movieconcierge.recommend.adapter.http.UnderstandingView.UnderstandingInput;
import com.movieconcierge.recommend.domain.films.SourceNotices;
import com.movieconcierge.recommend.domain.prompt.PromptVocabulary;
import com.movieconcierge.recommend.domain.prompt.Understanding;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Films for a prompt. Whoever asks needs no account, and then nothing of what is asked is kept; of a viewer, what was
 * understood is.
 */
@RestController
record PromptsController(Conversation conversation, PromptVocabulary vocabulary) {
    static final int LONGEST_PROMPT = 2_000;

    /**
     * A prompt, or what was understood of one, edited; or both: then the prompt edits it further.
     *
     * @param limit films at most; what the prompt says, or 5, where it is missing
     * @param userId whose stated taste it is; missing for nobody's
     */
    record PromptDocument(
            @Nullable String prompt,
            @Nullable UnderstandingView understood,
            @Nullable Integer limit,
            @Nullable String userId) {}

    /**
     * @param reader who understood the prompt: local or bedrock
     * @param stated whether what was understood is kept as the viewer's stated taste
     * @param notices sentences that the sources of films from elsewhere ask for
     */
    record PromptView(
            UnderstandingView understood,
            String reader,
            boolean stated,
            List<String> degraded,
            String modelVersion,
            String source,
            List<String> notices,
            List<RecommendationView> recommendations) {

        static PromptView of(Conversation.Reply reply) {
            return new PromptView(
                    UnderstandingView.of(reply.understood()),
                    reply.reader(),
                    reply.stated(),
                    reply.degraded(),
                    reply.list().modelVersion(),
                    reply.list().source().key(),
                    notices(reply.understood()),
                    reply.list().list().stream().map(RecommendationView::of).toList());
        }

        private static List<String> notices(Understanding understood) {
            boolean isFromElsewhere =
                    understood.wanted().films().stream().map(SeedFilm::movieId).anyMatch(SeedFilm::isElsewhere);
            return SourceNotices.of(source -> isFromElsewhere && source.equals(SourceNotices.TMDB));
        }
    }

    @Operation(
            summary = "Films for what somebody writes, with what was understood of it",
            description =
                    "Send the understood JSON back, edited or not, with the next prompt (\"funnier\", \"not that one\")"
                            + " to go on talking. With a userId, what was understood is kept as the viewer's stated taste,"
                            + " which their lists then start from, and films they have rated are left out.")
    @PostMapping("/v1/prompts")
    PromptView prompt(@RequestBody PromptDocument document, HttpServletRequest request) {
        return PromptView.of(ask(document, request));
    }

    Conversation.Reply ask(PromptDocument document, HttpServletRequest request) {
        String prompt = document.prompt == null ? "" : document.prompt;
        Input.require(
                prompt.length() <= LONGEST_PROMPT, "prompt", "must have at most " + LONGEST_PROMPT + " characters");
        Input.require(!prompt.isBlank() || document.understood != null, "prompt", "must not be blank");
        Understanding before =
                document.understood == null ? null : new UnderstandingInput(vocabulary).checked(document.understood);
        Integer limit = document.limit == null ? null : Input.limit(document.limit);
        String userId = document.userId == null ? null : Input.id("userId", document.userId);
        return conversation.ask(prompt, before, limit, new Conversation.Asker(request.getRemoteAddr(), userId));
    }
}
