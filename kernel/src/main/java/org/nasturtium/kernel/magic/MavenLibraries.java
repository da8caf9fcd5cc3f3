package org.nasturtium.kernel.magic;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.util.artifact.JavaScopes;

/** Finds libraries and what they need as Maven does, with the person's own settings and local repository. */
final class MavenLibraries {
    private final Consumer<String> progress;

    MavenLibraries(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * The jars of libraries and of everything they need to run.
     *
     * @param coordinates {@code group:artifact:version}
     * @param repository asked before the usual ones; empty if none is
     */
    List<Path> resolve(List<String> coordinates, String repository) throws InterruptedException {
        ContextOverrides settings = ContextOverrides.create()
                .withUserSettings(true)
                .transferListener(new Progress())
                .build();
        try (Context maven = Runtimes.INSTANCE.getRuntime().create(settings)) {
            CollectRequest wanted = new CollectRequest();
            for (String each : coordinates) {
                wanted.addDependency(new Dependency(new DefaultArtifact(each), JavaScopes.RUNTIME));
            }
            List<RemoteRepository> repositories = new ArrayList<>();
            if (!repository.isEmpty()) {
                repositories.add(new RemoteRepository.Builder("asked", "default", repository).build());
            }
            wanted.setRepositories(
                    maven.repositorySystem().newResolutionRepositories(maven.repositorySystemSession(), repositories));
            maven.remoteRepositories().forEach(wanted::addRepository);
            List<Path> jars = new ArrayList<>();
            for (ArtifactResult found : maven.repositorySystem()
                    .resolveDependencies(maven.repositorySystemSession(), new DependencyRequest(wanted, null))
                    .getArtifactResults()) {
                jars.add(found.getArtifact().getFile().toPath());
            }
            return jars;
        } catch (DependencyResolutionException | IllegalArgumentException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new MagicError(
                    "`%maven`: " + firstLine(failure),
                    "Maybe a name or a version is wrong, or the network is not reached.");
        }
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** A line for each file that was fetched. */
    private final class Progress extends AbstractTransferListener {
        @Override
        public void transferSucceeded(TransferEvent event) {
            String file = event.getResource().getResourceName();
            if (file.endsWith(".jar")) {
                progress.accept("fetched " + file.substring(file.lastIndexOf('/') + 1) + ", "
                        + Measure.bytes((double) event.getTransferredBytes()) + "\n");
            }
        }
    }
}
