package buzzville.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(name = "buzzville", mixinStandardHelpOptions = true, version = "0.1.0")
public final class Buzzville implements Runnable {
    @Override
    public void run() {
        CommandLine.usage(this, System.out);
    }

    public static void main(String[] args) {
        System.exit(new CommandLine(new Buzzville()).execute(args));
    }
}
