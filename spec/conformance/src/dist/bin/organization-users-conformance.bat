@echo off
rem Runs the kit with the Java that JAVA_HOME names, else with the one on the PATH. JAVA_OPTS goes to Java.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" %JAVA_OPTS% -jar "%~dp0..\lib\organization-users-conformance.jar" %*
