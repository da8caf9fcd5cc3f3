package org.nasturtium.engine.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The three splits as they stand in their files, before anything is measured on them. */
record RawSplits(RawSamples train, RawSamples validation, RawSamples test) {
    /** Every image or number normalised by the training split's statistics. */
    LoadedData normalised(String name, Task task) {
        return normalised(name, task, Normalization.of(train), List.of());
    }

    LoadedData normalised(String name, Task task, Normalization normalization, List<String> features) {
        SearchData search = new SearchData(
                name,
                train.shape(),
                task,
                normalization.over(train),
                normalization.over(validation),
                normalization,
                features,
                fingerprint(task));
        return new LoadedData(search, new HeldOut(normalization.over(test)));
    }

    /** SHA-256 of what is predicted and of every sample of every split: another file or another split is another one. */
    private String fingerprint(Task task) {
        MessageDigest digest = sha256();
        digest.update(task.toString().getBytes(StandardCharsets.UTF_8));
        for (RawSamples split : new RawSamples[] {train, validation, test}) {
            digest.update((split.shape() + " " + split.size()).getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < split.size(); i++) {
                split.digest(i, digest);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
