package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.recommend.domain.taste.Statements;
import io.swagger.v3.oas.annotations.Operation;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What viewers have stated: made by prompts, shown in profiles, deleted here. */
@RestController
class StatedTastesController {
    private final Statements statements;

    StatedTastesController(Statements statements) {
        this.statements = statements;
    }

    /** Where the deletion is written; it takes effect a moment later. */
    record WithdrawalView(String userId, int partition, long offset) {}

    @Operation(summary = "Deletes what a viewer has stated in prompts; ratings stay")
    @DeleteMapping("/v1/users/{userId}/stated-taste")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CompletableFuture<WithdrawalView> takeBack(@PathVariable String userId) {
        return statements
                .takeBack(Input.id("userId", userId))
                .thenApply(receipt -> new WithdrawalView(userId, receipt.partition(), receipt.offset()));
    }
}
