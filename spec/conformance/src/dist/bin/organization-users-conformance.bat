@echo off
rem Runs the kit with the Java of JAVA_HOME, or else of the PATH. Passes JAVA_OPTS to Java.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" %JAVA_OPTS% -jar "%~dp0..\lib\organization-users-conformance.jar" %*
