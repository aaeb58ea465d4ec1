package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Films;
import com.movieconcierge.standalone.client.Instance;
import com.movieconcierge.standalone.client.ServiceClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code concierge rate USER MOVIE STARS}: a rating, and the list it leads to. */
@Command(
        name = "rate",
        description = "Rates a film for a viewer and shows the new list.",
        footer = {"", "Example: ./concierge rate ava \"Heat\" 4.5"})
public final class RateCommand extends ProductCommand {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Parameters(index = "0", paramLabel = "USER", description = "The viewer's id; a new one makes a new viewer.")
    private String user = "";

    @Parameters(index = "1", paramLabel = "MOVIE", description = "A film's id, or its title, roughly.")
    private String movie = "";

    @Parameters(index = "2", paramLabel = "STARS", description = "0.5 to 5.0 in halves.")
    private double stars;

    @Override
    public Integer call() {
        Instance instance = running();
        JsonNode film = Films.find(instance.recommend(), movie);
        JsonNode receipt = instance.ingest()
                .post(
                        "/v1/ratings",
                        JSON.createObjectNode()
                                .put("userId", user)
                                .put("movieId", film.path("movieId").asString(""))
                                .put("rating", stars));
        System.out.println(user + " gives " + RecommendationTable.title(film) + " " + stars + " stars.");
        System.out.print(RecommendationTable.of(instance.recommend()
                .get("/v1/users/" + ServiceClient.encode(user) + "/recommendations?limit=5&minOffset="
                        + receipt.path("offset").asLong(0))));
        return 0;
    }
}
