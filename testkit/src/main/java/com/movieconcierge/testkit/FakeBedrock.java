package com.movieconcierge.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Bedrock's runtime as a client sees it: {@code POST /model/ID/converse} and {@code /model/ID/invoke} with answers of the
 * documented shape, and its faults, one a request in the order in which they were set; after these what {@link #answers}
 * says. Source of the shapes: the API reference of Converse and of InvokeModel with Titan Text.
 */
public final class FakeBedrock extends LocalServer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final BlockingDeque<Reply> next = new LinkedBlockingDeque<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private volatile Function<String, Reply> usual = prompt -> error(500, "InternalServerException");

    /** An answer; with a status of 0 there is none, and the connection is held. */
    public record Reply(int status, String type, String body) {}

    /** On any free port. */
    public FakeBedrock() {
        this(0);
    }

    public FakeBedrock(int port) {
        super(port);
        start();
    }

    public String url() {
        return url("");
    }

    /** Bodies of all requests so far. */
    public List<JsonNode> requests() {
        return requests;
    }

    /** What the next requests are answered with. */
    public void then(Reply... replies) {
        next.addAll(List.of(replies));
    }

    /** What every other request is answered with, by its prompt. */
    public void answers(Function<String, Reply> byPrompt) {
        usual = byPrompt;
    }

    /** The model uses the tool. */
    public static Reply tool(String json) {
        ObjectNode use = JSON.createObjectNode().put("toolUseId", "tooluse_1").put("name", "understood");
        use.set("input", JSON.readTree(json));
        return message("tool_use", JSON.createObjectNode().set("toolUse", use));
    }

    /** The model talks instead. */
    public static Reply text(String text) {
        return message("end_turn", JSON.createObjectNode().put("text", text));
    }

    private static Reply message(String stopReason, JsonNode block) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode message = answer.putObject("output").putObject("message").put("role", "assistant");
        message.putArray("content").add(block);
        answer.put("stopReason", stopReason);
        answer.putObject("usage")
                .put("inputTokens", 700)
                .put("outputTokens", 80)
                .put("totalTokens", 780);
        answer.putObject("metrics").put("latencyMs", 420);
        return new Reply(200, "", answer.toString());
    }

    /** Titan's answer by InvokeModel. */
    public static Reply titan(String text) {
        ObjectNode answer = JSON.createObjectNode().put("inputTextTokenCount", 900);
        answer.putArray("results")
                .addObject()
                .put("tokenCount", 90)
                .put("outputText", text)
                .put("completionReason", "FINISH");
        return new Reply(200, "", answer.toString());
    }

    public static Reply error(int status, String type) {
        return new Reply(
                status, type, JSON.createObjectNode().put("message", "no").toString());
    }

    public static Reply hang() {
        return new Reply(0, "", "");
    }

    @Override
    void handle(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
        requests.add(request);
        Reply reply = next.poll();
        if (reply == null) {
            String prompt = request.path("messages")
                    .path(0)
                    .path("content")
                    .path(0)
                    .path("text")
                    .asString("");
            reply = usual.apply(prompt);
        }
        if (reply.status == 0) {
            awaitClose(Long.MAX_VALUE);
            exchange.close();
            return;
        }
        if (!reply.type.isEmpty()) {
            exchange.getResponseHeaders().add("x-amzn-ErrorType", reply.type);
        }
        sendJson(exchange, reply.status, reply.body);
        exchange.close();
    }
}
