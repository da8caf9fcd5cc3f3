package org.nasturtium.engine.energy;

/** An amount of carbon: grams of CO2 and of what warms as much. */
public record Carbon(double grams) {
    /** As a person reads it: {@code 0.4 g CO2e}, {@code 2.1 kg CO2e}. */
    public String text() {
        return text(Amounts.MEASURED);
    }

    /** The same, no more exactly than an estimate is. */
    String rough() {
        return text(Amounts.ROUGH);
    }

    private String text(int digits) {
        double size = Math.abs(grams);
        if (size < 0.1) {
            return Amounts.text(grams * 1e3, digits) + " mg CO2e";
        }
        return size < 1e3 ? Amounts.text(grams, digits) + " g CO2e" : Amounts.text(grams / 1e3, digits) + " kg CO2e";
    }

    @Override
    public String toString() {
        return text();
    }
}
