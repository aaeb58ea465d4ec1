package com.movieconcierge.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** TMDb as its reference documents it, on a port of this machine, with the faults a server can have. */
public final class TmdbServer extends LocalServer {
    public static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.not-a-real-token.Zm9yLXRlc3Rz";
    public static final String NOT_FOUND =
            "{\"success\":false,\"status_code\":34,\"status_message\":\"The resource you requested could not be found.\"}";
    public static final String BAD_KEY =
            "{\"status_code\":7,\"status_message\":\"Invalid API key: You must be granted a valid key.\",\"success\":false}";
    public static final String TOO_MANY =
            "{\"status_code\":25,\"status_message\":\"Your request count (41) is over the allowed limit of (40).\"}";

    /** A request as it came. */
    public record Seen(String target, String authorization) {}

    public final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final Queue<HttpHandler> faults = new ArrayDeque<>();

    public TmdbServer() {
        super(0);
        start();
    }

    public URI url() {
        return URI.create(url(""));
    }

    /** What stands at a path; its query does not matter, but for that of a search. */
    public void put(String path, String document) {
        documents.put(path, document);
    }

    /** A film with details in the documented shape. */
    public void film(int id, String title, String released) {
        put("/3/movie/" + id, details(id, title, released));
    }

    /** A search's answer. */
    public void search(String query, String... films) {
        put("/3/search/movie?" + query, list("results", films));
    }

    public void find(String imdbId, String... films) {
        put("/3/find/" + imdbId, list("movie_results", films));
    }

    /** The next so many requests are answered by it. */
    public void fail(int times, HttpHandler fault) {
        synchronized (faults) {
            for (int i = 0; i < times; i++) {
                faults.add(fault);
            }
        }
    }

    /** No more faults. */
    public void heal() {
        synchronized (faults) {
            faults.clear();
        }
    }

    public List<String> targets() {
        return seen.stream().map(Seen::target).toList();
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        seen.add(new Seen(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))));
        HttpHandler fault;
        synchronized (faults) {
            fault = faults.poll();
        }
        if (fault != null) {
            fault.handle(exchange);
        } else if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, BAD_KEY);
        } else {
            document(exchange);
        }
    }

    private void document(HttpExchange exchange) throws IOException {
        URI asked = exchange.getRequestURI();
        String path = asked.getPath();
        if (path.equals("/3/search/movie")) {
            String query = asked.getQuery().replace('+', ' ');
            boolean dated = query.contains("&year=");
            String key = query.replaceAll("^query=([^&]*)&.*?(&year=(\\d+))?$", "$1");
            String year = dated ? query.replaceAll("^.*&year=", "") : "";
            answer(
                    exchange,
                    200,
                    documents.getOrDefault(path + "?" + key + (dated ? " " + year : ""), list("results")));
            return;
        }
        String found = documents.get(path);
        answer(exchange, found == null ? 404 : 200, found == null ? NOT_FOUND : found);
    }

    public static HttpHandler status(int status, String body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
            }
            answer(exchange, status, body);
        };
    }

    /** Breaks off in the middle of a document. */
    public static HttpHandler reset() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    /** Sends the headers and then nothing more. */
    public HttpHandler hang() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().flush();
            awaitClose(Long.MAX_VALUE);
        };
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            sendJson(exchange, status, body);
        } catch (IOException e) {
            // whoever asked has heard enough
        }
    }

    /** A film of a list, in the documented shape. */
    public static String listed(int id, String title, String originalTitle, String released) {
        return """
                {"adult":false,"backdrop_path":"/b%1$d.jpg","genre_ids":[18],"id":%1$d,"original_language":"en",
                 "original_title":"%3$s","overview":"Listed.","popularity":3.5,"poster_path":"/p%1$d.jpg",
                 "release_date":"%4$s","title":"%2$s","video":false,"vote_average":7.1,"vote_count":10}""".formatted(id, title, originalTitle, released);
    }

    private static String list(String name, String... films) {
        return "{\"page\":1,\"%s\":[%s],\"total_pages\":1,\"total_results\":%d}"
                .formatted(name, String.join(",", films), films.length);
    }

    /** Details with {@code append_to_response=keywords,credits,videos,images,release_dates}, in the documented shape. */
    public static String details(int id, String title, String released) {
        return """
                {"adult":false,"backdrop_path":"/b%1$d.jpg","belongs_to_collection":null,"budget":0,
                 "genres":[{"id":18,"name":"Drama"},{"id":9648,"name":"Mystery"}],"homepage":"","id":%1$d,
                 "imdb_id":"tt%1$07d","origin_country":["FR"],"original_language":"fr","original_title":"%2$s",
                 "overview":"What happens in %2$s.","popularity":3.5,"poster_path":"/p%1$d.jpg",
                 "production_companies":[],"production_countries":[{"iso_3166_1":"FR","name":"France"}],
                 "release_date":"%3$s","revenue":0,"runtime":100,"spoken_languages":[],"status":"Released",
                 "tagline":"","title":"%2$s","video":false,"vote_average":7.1,"vote_count":10,
                 "keywords":{"keywords":[{"id":1,"name":"river"},{"id":2,"name":"lantern"}]},
                 "credits":{"cast":[{"adult":false,"gender":1,"id":5,"known_for_department":"Acting","name":"Bo Sample",
                   "order":0,"character":"Ann","credit_id":"c1"}],
                  "crew":[{"id":6,"name":"Ed Cut","department":"Editing","job":"Editor"},
                          {"id":7,"name":"Di Rect","department":"Directing","job":"Director"}]},
                 "release_dates":{"results":[
                  {"iso_3166_1":"FR","release_dates":[{"certification":"U","iso_639_1":"","release_date":"%3$sT00:00:00.000Z","type":3}]},
                  {"iso_3166_1":"US","release_dates":[{"certification":"","iso_639_1":"","release_date":"%3$sT00:00:00.000Z","type":1},
                   {"certification":"PG-13","iso_639_1":"","release_date":"%3$sT00:00:00.000Z","type":3}]}]},
                 "videos":{"results":[
                  {"iso_639_1":"en","key":"teaser1","site":"YouTube","type":"Teaser","official":true},
                  {"iso_639_1":"en","key":"fanmade","site":"YouTube","type":"Trailer","official":false},
                  {"iso_639_1":"en","key":"vimeo11","site":"Vimeo","type":"Trailer","official":true},
                  {"iso_639_1":"en","key":"tr-%1$d_x","site":"YouTube","type":"Trailer","official":true}]},
                 "images":{"backdrops":[
                  {"aspect_ratio":1.778,"height":1080,"iso_639_1":null,"file_path":"/low.jpg","vote_average":1.5,"vote_count":1,"width":1920},
                  {"aspect_ratio":1.778,"height":1080,"iso_639_1":null,"file_path":"/top%1$d.jpg","vote_average":5.8,"vote_count":9,"width":1920}],
                  "logos":[],"posters":[]}}""".formatted(id, title, released);
    }
}
