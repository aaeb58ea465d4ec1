package com.movieconcierge.recommend.domain.prompt;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How many tokens may be spent on a day (UTC), by all and by one caller. What a call costs is known afterwards only, so that
 * calls under way when the budget ends may still go over it.
 */
public final class TokenBudget {
    private final long perDay;
    private final long perCaller;
    private final int mostCallers;
    private final Clock clock;
    private final Map<String, Long> byCaller = new HashMap<>();
    private LocalDate day;
    private long spent;

    /** @param mostCallers told apart on one day; those beyond share what is left of the day */
    public TokenBudget(long perDay, long perCaller, int mostCallers, Clock clock) {
        this.perDay = perDay;
        this.perCaller = perCaller;
        this.mostCallers = mostCallers;
        this.clock = clock;
        this.day = today();
    }

    public synchronized boolean allows(String caller) {
        turn();
        return spent < perDay && byCaller.getOrDefault(key(caller), 0L) < perCaller;
    }

    public synchronized void spend(String caller, long tokens) {
        turn();
        spent += tokens;
        byCaller.merge(key(caller), tokens, Long::sum);
    }

    private String key(String caller) {
        return byCaller.containsKey(caller) || byCaller.size() < mostCallers ? caller : "";
    }

    private void turn() {
        if (!today().equals(day)) {
            day = today();
            spent = 0;
            byCaller.clear();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
