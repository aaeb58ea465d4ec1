package com.movieconcierge.profile.adapter.kafka;

/** Names of the state stores. */
public record StoreNames(String ratings, String raters, String tastes, String erasures, String dna, String personas) {}
