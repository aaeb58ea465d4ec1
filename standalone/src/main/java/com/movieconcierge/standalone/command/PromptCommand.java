package com.movieconcierge.standalone.command;

import com.movieconcierge.standalone.client.Instance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code concierge prompt "..."}: films for what somebody writes. */
@Command(
        name = "prompt",
        description =
                "Finds films for what you write, and says what it understood. Each further text edits the one before.",
        footer = {
            "",
            "Examples: ./concierge prompt \"a slow-burn thriller like Vertigo, nothing gory\" \"funnier\"",
            "          ./concierge prompt --as mia \"westerns from the 60s\""
        })
public final class PromptCommand extends ProductCommand {
    @Parameters(arity = "1..*", paramLabel = "TEXT", description = "What you are in the mood for, in a sentence.")
    private String[] texts = {};

    @Option(names = "--limit", paramLabel = "N", description = "How many films; default: what you write, or 5.")
    private int limit;

    @Option(
            names = "--as",
            paramLabel = "USER",
            description = "A viewer's id: what is understood is kept, as what they like until ratings tell,"
                    + " and films they have rated are left out.")
    private String user = "";

    @Override
    public Integer call() {
        Instance instance = running();
        JsonNode understood = null;
        for (String text : texts) {
            ObjectNode request = JsonMapper.shared().createObjectNode().put("prompt", text);
            if (limit > 0) {
                request.put("limit", limit);
            }
            if (!user.isEmpty()) {
                request.put("userId", user);
            }
            if (understood != null) {
                request.set("understood", understood);
            }
            JsonNode answer = instance.recommend().post("/v1/prompts", request);
            System.out.print(RecommendationTable.ofPrompt(answer));
            if (answer.path("stated").asBoolean(false)) {
                System.out.println("Kept for " + user + ": ./concierge recommend " + user + " starts from it.");
            }
            understood = answer.path("understood");
        }
        return 0;
    }
}
