package com.movieconcierge.recommend;

import com.movieconcierge.model.Persona;
import com.movieconcierge.recommend.TestWorld.Verdict;
import com.movieconcierge.schemas.Topic;
import com.movieconcierge.schemas.Topics;
import com.movieconcierge.testkit.TypedRecords;
import java.util.List;

/** A test world as the other services would write it. */
final class WorldRecords {
    private WorldRecords() {}

    static void write(TestWorld world, TypedRecords records) {
        for (int i = 0; i < world.films().size(); i++) {
            send(records, Topics.MOVIES, world.id(i), world.films().get(i));
            send(records, Topics.MOVIE_DNA, world.id(i), world.dna().get(i));
            send(records, Topics.MOVIE_POPULARITY, world.id(i), world.popularity(i));
        }
    }

    static <K, V> void send(TypedRecords records, Topic<K, V> topic, K key, V value) {
        records.send(topic, topic.keyText(key), topic.toAvro(key, value));
    }

    /** A persona whose viewers like some films, of a fit with so many; see {@link TestWorld#personaBlocks}. */
    static Persona persona(String id, int of, TestWorld world, List<Verdict> liked) {
        return TestWorld.persona(
                id,
                "The Suspense Seeker",
                Integer.toString(of),
                of,
                40,
                world.personaBlocks(liked),
                world.taste(id, liked, liked.size(), -1).history().stream()
                        .filter(film -> film.longWeight() > 0)
                        .map(film -> new Persona.TypicalFilm(film.movieId(), 2.0, film.longWeight()))
                        .toList());
    }
}
