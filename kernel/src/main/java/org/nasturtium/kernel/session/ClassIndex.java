package org.nasturtium.kernel.session;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classes of the JDK and of the class path by name. They are listed when somebody first asks, by a thread of its own;
 * until it is through, what is found so far is answered.
 */
public final class ClassIndex {
    private static final Logger LOG = LoggerFactory.getLogger(ClassIndex.class);
    private static final long PATIENCE_MILLIS = 60;
    private static final Set<String> NEVER = Set.of("sun.", "jdk.", "com.sun.");

    /** Package to the simple names in it. */
    private final NavigableMap<String, Set<String>> packages = new ConcurrentSkipListMap<>();

    private final Set<Path> read = ConcurrentHashMap.newKeySet();
    private final CountDownLatch ready = new CountDownLatch(1);
    private boolean started;

    /** Full names of classes whose simple name begins so, at most so many; those of shorter packages first. */
    List<String> simple(String prefix, Collection<Path> libraries, int most) {
        read(libraries);
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, Set<String>> each : packages.entrySet()) {
            for (String name : each.getValue()) {
                if (name.startsWith(prefix)) {
                    found.add(each.getKey() + "." + name);
                }
            }
        }
        found.sort((a, b) -> rank(a) != rank(b) ? Integer.compare(rank(a), rank(b)) : a.compareTo(b));
        return found.subList(0, Math.min(most, found.size()));
    }

    /** Full names of the classes of exactly this simple name; waits until everything is listed, for a while. */
    List<String> named(String simple, Collection<Path> libraries) {
        read(libraries);
        try {
            if (!ready.await(3, TimeUnit.SECONDS)) {
                LOG.debug("the list of classes is not ready");
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return simple(simple, libraries, 1000).stream()
                .filter(each -> each.endsWith("." + simple))
                .toList();
    }

    private static int rank(String name) {
        return name.startsWith("java.") || name.startsWith("groovy.")
                ? 0
                : name.startsWith("org.nasturtium.") || name.startsWith("tech.tablesaw.") ? 1 : 2;
    }

    /** What may follow a package: names of classes, and of packages with their dot. */
    List<String> inside(String packageName, Collection<Path> libraries) {
        read(libraries);
        Set<String> found = new TreeSet<>(packages.getOrDefault(packageName, Set.of()));
        String start = packageName.isEmpty() ? "" : packageName + ".";
        for (String each : packages.tailMap(start, true).keySet()) {
            if (!each.startsWith(start)) {
                break;
            }
            int dot = each.indexOf('.', start.length());
            found.add((dot < 0 ? each.substring(start.length()) : each.substring(start.length(), dot)) + ".");
        }
        return List.copyOf(found);
    }

    /** Begins to list; returns at once. */
    synchronized void begin() {
        if (!started) {
            started = true;
            Thread reader = new Thread(this::readAll, "class-index");
            reader.setDaemon(true);
            reader.start();
        }
    }

    private void read(Collection<Path> libraries) {
        begin();
        try {
            if (!ready.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        for (Path library : List.copyOf(libraries)) {
            readLibrary(library);
        }
    }

    private void readAll() {
        try {
            // by name: java.base, which is asked for most, is there first
            ModuleFinder.ofSystem().findAll().stream()
                    .filter(module -> module.descriptor().name().startsWith("java."))
                    .sorted(Comparator.comparing(module -> module.descriptor().name()))
                    .forEach(this::readModule);
            for (String each : System.getProperty("java.class.path", "").split(File.pathSeparator)) {
                if (!each.isEmpty()) {
                    readLibrary(Path.of(each));
                }
            }
        } finally {
            ready.countDown();
        }
    }

    private void readModule(ModuleReference module) {
        Set<String> exported = module.descriptor().exports().stream()
                .filter(each -> !each.isQualified())
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        try (ModuleReader reader = module.open();
                Stream<String> names = reader.list()) {
            add(names.filter(name -> {
                int slash = name.lastIndexOf('/');
                return slash > 0 && exported.contains(name.substring(0, slash).replace('/', '.'));
            }));
        } catch (IOException unreadable) {
            LOG.debug("module {} cannot be listed", module.descriptor().name(), unreadable);
        }
    }

    private void readLibrary(Path library) {
        if (!read.add(library)) {
            return;
        }
        try {
            if (Files.isDirectory(library)) {
                try (Stream<Path> files = Files.walk(library)) {
                    add(files.map(file -> library.relativize(file).toString().replace(File.separatorChar, '/')));
                }
            } else if (Files.isRegularFile(library)) {
                try (ZipFile jar = new ZipFile(library.toFile())) {
                    add(jar.stream().map(entry -> entry.getName()));
                }
            }
        } catch (IOException unreadable) {
            LOG.debug("{} cannot be listed", library, unreadable);
        }
    }

    private void add(Stream<String> files) {
        Map<String, Set<String>> found = new LinkedHashMap<>();
        files.filter(name -> name.endsWith(".class") && name.indexOf('$') < 0 && !name.endsWith("-info.class"))
                .filter(name -> !name.startsWith("META-INF/"))
                .forEach(name -> {
                    int slash = name.lastIndexOf('/');
                    String home = slash < 0 ? "" : name.substring(0, slash).replace('/', '.');
                    if (NEVER.stream().noneMatch(home::startsWith)) {
                        found.computeIfAbsent(home, any -> new TreeSet<>())
                                .add(name.substring(slash + 1, name.length() - 6));
                    }
                });
        found.forEach((home, names) -> packages.merge(home, names, (one, other) -> {
            Set<String> both = new TreeSet<>(one);
            both.addAll(other);
            return both;
        }));
        packages.remove("");
    }
}
