/**
 * What a run leaves behind: the results folder with its figures, charts and page, the verdict on a terminal, and the trace
 * of every message. Reads finished runs and changes nothing about them; only this package writes files.
 *
 * <p>Files are UTF-8 with line feeds, figures as {@link buzzville.report.text.Numbers} says, names as the scenario has them.
 *
 * <ul>
 *   <li>{@code manifest.json}: what was run and how to run it again ({@link buzzville.report.Manifest})
 *   <li>{@code summary.json}: every figure ({@link buzzville.report.SummaryJson})
 *   <li>{@code latency.csv}: whole histograms ({@link buzzville.report.LatencyCsv})
 *   <li>{@code series.csv}: how it developed ({@link buzzville.report.SeriesCsv})
 *   <li>{@code metrics.om}: the same as OpenMetrics text ({@link buzzville.report.OpenMetrics})
 *   <li>{@code anomalies.csv}: what went wrong, when, where and why ({@link buzzville.report.AnomaliesCsv})
 *   <li>{@code dead-letters.csv}: what services put aside, if anything ({@link buzzville.report.DeadLettersCsv})
 *   <li>{@code charts/}: the same to look at, {@code report.html}: everything on one page
 *   <li>with a trace {@code messages.csv} ({@link buzzville.report.MessagesCsv}) and {@code events.jsonl}
 *       ({@link buzzville.report.EventsJsonl})
 *   <li>with a journal {@code journal.bvj} ({@link buzzville.report.RunJournal})
 *   <li>with several replications {@code estimates.json}, and each one's figures in {@code runs/<k>/summary.json}
 * </ul>
 */
@NullMarked
package buzzville.report;

import org.jspecify.annotations.NullMarked;
