/**
 * What helps to find a fault: health, doctor, explanations, logs and metrics. All of it reads and
 * changes nothing. Start reading at {@link DoctorResource}.
 */
package ktrdr.rest.diagnosis;
