package com.movieconcierge.recommend.adapter.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.taste.TasteOverTime;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import io.swagger.v3.oas.annotations.Operation;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a viewer's taste has changed. */
@RestController
record TasteHistoryController(ViewerProfiles profiles, Supplier<IndexSnapshot> index, TasteLaw law) {
    private static final int MOST_MONTHS = 24;

    /**
     * The months in order of time, the last one that of the newest rating.
     *
     * @param historyComplete false when early months are told by the films that weigh most today alone
     */
    record TasteHistoryView(String userId, boolean historyComplete, @JsonUnwrapped TasteOverTime told) {}

    @Operation(
            summary = "How a viewer's taste changed, month by month",
            description =
                    "Genre shares at the end of each calendar month (UTC), by the ratings made until then. The last month is"
                            + " the one of the viewer's newest rating (the profile's asOf), not today's.")
    @GetMapping("/v1/users/{userId}/taste-history")
    TasteHistoryView history(@PathVariable String userId, @RequestParam(defaultValue = "12") int months) {
        String id = Input.id("userId", userId);
        Input.within("months", months, 1, MOST_MONTHS);
        TasteProfile taste = profiles.load(id).taste();
        if (taste == null) {
            throw new UnknownException("profile of viewer", id);
        }
        return new TasteHistoryView(
                id, taste.historyComplete(), TasteOverTime.of(taste, index.get(), law, months));
    }
}
