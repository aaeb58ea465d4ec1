package com.movieconcierge.profile.audit;

/** Where what the log says can be found again. */
public enum Place {
    STATE("state stores", "viewers"),
    PROFILES("user-profiles", "viewers"),
    READERS("profiles in Redis", "viewers"),
    SEEN("seen films in Redis", "viewers"),
    POPULARITY("movie-popularity", "films"),
    PERSONAS("personas", "viewers");

    private final String title;
    private final String unit;

    Place(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** As an operator knows it. */
    public String title() {
        return title;
    }

    /** What is counted there, in the plural. */
    public String unit() {
        return unit;
    }
}
