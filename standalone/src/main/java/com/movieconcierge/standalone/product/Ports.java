package com.movieconcierge.standalone.product;

import com.movieconcierge.embedded.FreePorts;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the four services and the three parts listen on the loopback interface. */
public record Ports(int recommend, int ingest, int embedding, int profile, int kafka, int registry, int redis) {
    public static final Ports DEFAULT = new Ports(8080, 8081, 8082, 8083, 9092, 8085, 6379);

    /** How many there are. */
    public static final int COUNT = 7;

    /**
     * Consecutive ports from the given one.
     *
     * @throws Refusal when one of them is in use
     */
    public static Ports from(int first) {
        Ports wanted = new Ports(first, first + 1, first + 2, first + 3, first + 4, first + 5, first + 6);
        wanted.byName().forEach((name, port) -> {
            if (!FreePorts.isFree(port)) {
                throw new Refusal("Port " + port + ", wanted for " + name
                        + ", is in use: choose another --ports-from, or leave it out and free ports are chosen.");
            }
        });
        return wanted;
    }

    /** The default ports, the next free one where a default is taken. */
    public static Ports nearDefaults() {
        Map<String, Integer> chosen = new LinkedHashMap<>();
        // Nobody steps onto the default of another.
        Set<Integer> taken = new HashSet<>(DEFAULT.byName().values());
        DEFAULT.byName().forEach((name, port) -> {
            int free = FreePorts.isFree(port) ? port : FreePorts.from(port + 1, taken);
            taken.add(free);
            chosen.put(name, free);
        });
        return of(chosen);
    }

    /** A sentence about those that are not where they usually are; empty when all are. */
    public Optional<String> moved() {
        String moved = byName().entrySet().stream()
                .filter(port -> !port.getValue().equals(DEFAULT.byName().get(port.getKey())))
                .map(port -> port.getKey() + " " + port.getValue())
                .collect(Collectors.joining(", "));
        return Optional.of(moved)
                .filter(text -> !text.isEmpty())
                .map(text -> "Usual ports are taken; using " + text + ".");
    }

    /** Ports that nobody uses at the moment, wherever they are. */
    public static Ports anywhere() {
        var any = FreePorts.any(COUNT);
        return new Ports(any.get(0), any.get(1), any.get(2), any.get(3), any.get(4), any.get(5), any.get(6));
    }

    /** By the name a person knows them by, page first. */
    public Map<String, Integer> byName() {
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("recommend", recommend);
        ports.put("ingest", ingest);
        ports.put("embedding", embedding);
        ports.put("profile", profile);
        ports.put("kafka", kafka);
        ports.put("registry", registry);
        ports.put("redis", redis);
        return ports;
    }

    /** The inverse of {@link #byName}. */
    static Ports of(Map<String, Integer> byName) {
        return new Ports(
                port(byName, "recommend"),
                port(byName, "ingest"),
                port(byName, "embedding"),
                port(byName, "profile"),
                port(byName, "kafka"),
                port(byName, "registry"),
                port(byName, "redis"));
    }

    private static int port(Map<String, Integer> byName, String name) {
        Integer port = byName.get(name);
        if (port == null) {
            throw new IllegalArgumentException("no port for " + name);
        }
        return port;
    }
}
