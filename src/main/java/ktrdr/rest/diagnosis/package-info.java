/**
 * What helps to find a fault: health, doctor, explanations, logs and metrics. All of it only reads.
 * Start reading at {@link DoctorResource}.
 */
package ktrdr.rest.diagnosis;
