package com.movieconcierge.recommend.adapter.http;

import com.movieconcierge.kernel.TasteLaw;
import com.movieconcierge.model.TasteProfile;
import com.movieconcierge.recommend.domain.index.IndexSnapshot;
import com.movieconcierge.recommend.domain.pipeline.Query.UnknownException;
import com.movieconcierge.recommend.domain.taste.TasteOverTime;
import com.movieconcierge.recommend.domain.taste.TasteSummary;
import com.movieconcierge.recommend.domain.taste.ViewerProfiles;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
     * @param since the month that rose and fell compare the last one with; null when there is none
     */
    record TasteHistoryView(
            String userId,
            boolean historyComplete,
            List<MonthView> months,
            @Nullable String since,
            List<TasteOverTime.Change> rose,
            List<TasteOverTime.Change> fell) {}

    record MonthView(String month, int ratings, List<TasteSummary.Share> genres) {}

    @Operation(
            summary = "How a viewer's taste changed, month by month",
            description =
                    "Genre shares at the end of each calendar month (UTC), by the ratings made until then. The last month is"
                            + " the one of the viewer's newest rating (the profile's asOf), not today's.")
    @GetMapping("/v1/users/{userId}/taste-history")
    TasteHistoryView history(@PathVariable String userId, @RequestParam(defaultValue = "12") int months) {
        String id = Input.id("userId", userId);
        Input.require(months >= 1 && months <= MOST_MONTHS, "months", "must lie in 1 to " + MOST_MONTHS);
        TasteProfile taste = profiles.load(id).taste();
        if (taste == null) {
            throw new UnknownException("profile of viewer", id);
        }
        TasteOverTime told = TasteOverTime.of(taste, index.get(), law, months);
        return new TasteHistoryView(
                id,
                taste.historyComplete(),
                told.months().stream()
                        .map(month -> new MonthView(month.month().toString(), month.ratings(), month.genres()))
                        .toList(),
                told.since() == null ? null : told.since().toString(),
                told.rose(),
                told.fell());
    }
}
