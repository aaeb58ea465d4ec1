package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.movieconcierge.platform.Problems;
import com.movieconcierge.recommend.RecommendationPipeline;
import com.movieconcierge.recommend.domain.index.CatalogueKeeper;
import com.movieconcierge.recommend.domain.persona.Personas;
import com.movieconcierge.recommend.domain.pipeline.Query.RecommendationRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The container contract of SageMaker: {@code /ping} and {@code /invocations}. */
@RestController
record SageMakerController(
        RecommendationPipeline pipeline, CatalogueKeeper catalogue, Personas personas, PromptsController prompts) {
    private static final int USUAL_LIMIT = 5;

    @Operation(summary = "200 once the catalogue is in memory")
    @GetMapping("/ping")
    ResponseEntity<?> ping() {
        return catalogue.isWarm()
                ? ResponseEntity.ok().build()
                : Problems.of(HttpStatus.SERVICE_UNAVAILABLE, "the catalogue is still being read");
    }

    record Invocation(
            @JsonProperty("user_id") @Nullable String userId,
            @Nullable Integer limit,
            @Nullable String prompt) {}

    @Operation(
            summary =
                    "The viewer's list, as /v1/users/{userId}/recommendations gives it, or a prompt's, as /v1/prompts does;"
                            + " with both, the viewer's prompt")
    @PostMapping("/invocations")
    ResponseEntity<?> invoke(@RequestBody Invocation invocation, HttpServletRequest request) {
        if (invocation.prompt != null) {
            String asker = invocation.userId == null ? null : Input.id("user_id", invocation.userId);
            var document = new PromptsController.PromptDocument(invocation.prompt, null, invocation.limit, asker);
            return ResponseEntity.ok(PromptsController.PromptView.of(prompts.ask(document, request)));
        }
        String userId = Input.id("user_id", invocation.userId);
        int limit = Input.limit(invocation.limit == null ? USUAL_LIMIT : invocation.limit);
        return ResponseEntity.ok(
                RecommendationsView.of(pipeline.recommend(RecommendationRequest.of(userId, limit)), personas));
    }
}
