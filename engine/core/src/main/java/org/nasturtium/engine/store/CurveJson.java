package org.nasturtium.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** Learning curves as JSON and back, loss-free. */
public final class CurveJson {
    private CurveJson() {}

    public static ArrayNode of(List<CurvePoint> curve) {
        ArrayNode points = Json.array();
        for (CurvePoint point : curve) {
            ObjectNode written = points.addObject();
            written.put("epoch", point.epoch());
            TrialJson.put(written, "trainLoss", point.trainLoss());
            TrialJson.put(written, "validationLoss", point.validationLoss());
            TrialJson.put(written, "validationScore", point.validationScore());
            TrialJson.put(written, "seconds", point.seconds());
        }
        return points;
    }

    public static List<CurvePoint> read(JsonNode points) {
        List<CurvePoint> curve = new ArrayList<>();
        for (JsonNode point : points) {
            curve.add(new CurvePoint(
                    point.path("epoch").intValue(),
                    TrialJson.number(point.path("trainLoss")),
                    TrialJson.number(point.path("validationLoss")),
                    TrialJson.number(point.path("validationScore")),
                    TrialJson.number(point.path("seconds"))));
        }
        return curve;
    }
}
